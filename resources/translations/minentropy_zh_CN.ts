<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CategoryLegend</name>
    <message>
        <source>Legend: press Space to show only one category</source>
        <translation>图例：按空格键只显示一个类别</translation>
    </message>
    <message>
        <source>other</source>
        <translation>其他</translation>
    </message>
</context>
<context>
    <name>CommandSearch</name>
    <message>
        <source>What do you want to do?</source>
        <translation>想做什么？</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>搜索命令</translation>
    </message>
</context>
<context>
    <name>EntryRow</name>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>已过期</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Save as list</source>
        <translation>存为列表</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation>已选</translation>
    </message>
    <message>
        <source>Nothing selected. Click a book, drag with Shift held for a rectangle, or draw round some with the lasso.</source>
        <translation>尚未选择。点击一本书，按住 Shift 拖出矩形，或用套索圈选。</translation>
    </message>
    <message>
        <source>Draw a lasso</source>
        <translation>用套索圈选</translation>
    </message>
</context>
<context>
    <name>JobBar</name>
    <message>
        <source>Show what is running</source>
        <translation>显示正在运行的任务</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>{share} %</source>
        <translation>{share} %</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>另有 {count} 项</translation>
    </message>
    <message>
        <source>about {count} s left</source>
        <translation>约剩 {count} 秒</translation>
    </message>
    <message>
        <source>about {count} min left</source>
        <translation>约剩 {count} 分钟</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>{name} (read-only)</source>
        <translation>{name}（只读）</translation>
    </message>
    <message>
        <source>All changes saved</source>
        <translation>所有更改已保存</translation>
    </message>
    <message>
        <source>Works offline. Borrower ids are replaced on import; names are never stored.</source>
        <translation>离线工作。导入时读者编号即被替换，姓名从不保存。</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空间</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message numerus="yes">
        <source>%n book(s)</source>
        <translation>
            <numerusform>%n 种书</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} names copied</source>
        <translation>已复制 {count} 个名称</translation>
    </message>
</context>
<context>
    <name>ProjectTree</name>
    <message>
        <source>SOURCES</source>
        <translation>数据来源</translation>
    </message>
    <message>
        <source>Import data</source>
        <translation>导入数据</translation>
    </message>
    <message>
        <source>No sources yet. Import loans to begin.</source>
        <translation>还没有数据。先导入借阅记录。</translation>
    </message>
    <message>
        <source>RESULTS</source>
        <translation>分析结果</translation>
    </message>
    <message>
        <source>New analysis</source>
        <translation>新建分析</translation>
    </message>
    <message>
        <source>No results yet. Choose an analysis.</source>
        <translation>还没有结果。请选择一项分析。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制一份</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>重新运行</translation>
    </message>
    <message>
        <source>Edit and run again…</source>
        <translation>修改后重新运行…</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>备注…</translation>
    </message>
    <message>
        <source>Move to bin</source>
        <translation>移到回收站</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Search titles, authors, words</source>
        <translation>搜索书名、作者、词语</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
</context>
<context>
    <name>SelectionList</name>
    <message>
        <source>Title</source>
        <translation>书名</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>Loans</source>
        <translation>借阅</translation>
    </message>
</context>
<context>
    <name>SizeLegend</name>
    <message>
        <source>Legend of sizes: loans per book</source>
        <translation>大小图例：每种书的借阅次数</translation>
    </message>
    <message>
        <source>Loans per book</source>
        <translation>每种书的借阅次数</translation>
    </message>
</context>
<context>
    <name>SpaceCanvas</name>
    <message>
        <source>entrance</source>
        <translation>入口</translation>
    </message>
    <message>
        <source>Preparing the view…</source>
        <translation>正在准备视图…</translation>
    </message>
</context>
<context>
    <name>SpaceTable</name>
    <message>
        <source>Items as a table</source>
        <translation>以表格显示项目</translation>
    </message>
    <message>
        <source>table</source>
        <translation>表格</translation>
    </message>
</context>
<context>
    <name>SpaceTableModel</name>
    <message>
        <source>Title</source>
        <translation>书名</translation>
    </message>
    <message>
        <source>Loans</source>
        <translation>借阅</translation>
    </message>
    <message>
        <source>To the entrance, m</source>
        <translation>距入口（米）</translation>
    </message>
</context>
<context>
    <name>SpaceView</name>
    <message>
        <source>Library in space</source>
        <translation>空间中的图书馆</translation>
    </message>
    <message>
        <source>A picture with a table twin: Ctrl+T shows the same items as a table.</source>
        <translation>本图另有表格：按 Ctrl+T 以表格显示同样的内容。</translation>
    </message>
    <message>
        <source>Picture of the items in space</source>
        <translation>各项目在空间中的图像</translation>
    </message>
    <message>
        <source>search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>all shown</source>
        <translation>全部可见</translation>
    </message>
    <message>
        <source>inverted</source>
        <translation>反选</translation>
    </message>
    <message>
        <source>lasso</source>
        <translation>套索</translation>
    </message>
    <message>
        <source>rectangle</source>
        <translation>矩形</translation>
    </message>
    <message>
        <source>click</source>
        <translation>点击</translation>
    </message>
    <message>
        <source>{metres} m</source>
        <translation>{metres} 米</translation>
    </message>
    <message>
        <source>loans</source>
        <translation>次借阅</translation>
    </message>
    <message>
        <source>to the entrance</source>
        <translation>距入口</translation>
    </message>
    <message>
        <source>Cut-away: quarter</source>
        <translation>剖切：四分之一</translation>
    </message>
    <message>
        <source>Cut-away: half</source>
        <translation>剖切：一半</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
</context>
<context>
    <name>TabStrip</name>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Split the view (Ctrl+\)</source>
        <translation>拆分视图 (Ctrl+\)</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Loans of a library</source>
        <translation>图书馆的借阅记录</translation>
    </message>
    <message>
        <source>Which books are borrowed together, and where should they stand?</source>
        <translation>哪些书常被一起借走？它们该放在哪里？</translation>
    </message>
    <message>
        <source>Import loans</source>
        <translation>导入借阅记录</translation>
    </message>
    <message>
        <source>Place the books</source>
        <translation>摆放图书</translation>
    </message>
    <message>
        <source>Plan the shelves</source>
        <translation>规划书架</translation>
    </message>
    <message>
        <source>CSV, XLSX, counts of pairs</source>
        <translation>CSV、XLSX、成对次数</translation>
    </message>
    <message>
        <source>A folder of texts</source>
        <translation>一批文本</translation>
    </message>
    <message>
        <source>Keywords, similar and related words, a map of meaning. Chinese and English.</source>
        <translation>关键词、相似词与相关词、语义地图。支持中文和英文。</translation>
    </message>
    <message>
        <source>Import texts</source>
        <translation>导入文本</translation>
    </message>
    <message>
        <source>Learn word vectors</source>
        <translation>学习词向量</translation>
    </message>
    <message>
        <source>Explore words</source>
        <translation>探索词语</translation>
    </message>
    <message>
        <source>TXT, CSV, XLSX</source>
        <translation>TXT、CSV、XLSX</translation>
    </message>
    <message>
        <source>A network</source>
        <translation>一个网络</translation>
    </message>
    <message>
        <source>Groups that shorten the description of a walk, with their code books.</source>
        <translation>找出能缩短游走描述的群组，并给出各自的码本。</translation>
    </message>
    <message>
        <source>Import links</source>
        <translation>导入连边</translation>
    </message>
    <message>
        <source>Find modules</source>
        <translation>寻找模块</translation>
    </message>
    <message>
        <source>Read the code</source>
        <translation>查看编码</translation>
    </message>
    <message>
        <source>Pajek, GML, GraphML, CSV</source>
        <translation>Pajek、GML、GraphML、CSV</translation>
    </message>
    <message>
        <source>Vectors or a table</source>
        <translation>向量或表格</translation>
    </message>
    <message>
        <source>A map in 2-D or 3-D that keeps neighbours together, with its honest gap.</source>
        <translation>让近邻相聚的二维或三维地图，并如实给出差距。</translation>
    </message>
    <message>
        <source>Import vectors</source>
        <translation>导入向量</translation>
    </message>
    <message>
        <source>Choose a layout</source>
        <translation>选择布局</translation>
    </message>
    <message>
        <source>Compare layouts</source>
        <translation>比较布局</translation>
    </message>
    <message>
        <source>word2vec, TSV pair, CSV</source>
        <translation>word2vec、成对 TSV、CSV</translation>
    </message>
    <message>
        <source>Put what belongs together close together.</source>
        <translation>让该在一起的，靠在一起。</translation>
    </message>
    <message>
        <source>Import loans, texts or a network. See what stands near what, what it costs, and how much better it can be. Everything stays on this computer.</source>
        <translation>导入借阅记录、文本或网络，看清什么与什么相邻、代价多大、还能改进多少。所有数据都留在这台电脑上。</translation>
    </message>
    <message>
        <source>New project…</source>
        <translation>新建项目…</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>or drop a file anywhere in this window</source>
        <translation>或把文件拖到窗口任意位置</translation>
    </message>
    <message>
        <source>What do you have?</source>
        <translation>您手上有什么？</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>最近的项目</translation>
    </message>
    <message>
        <source>Open sample project</source>
        <translation>打开示例项目</translation>
    </message>
    <message>
        <source>No projects yet. Make a new one, or look round in the sample project.</source>
        <translation>还没有项目。新建一个，或先看看示例项目。</translation>
    </message>
</context>
<context>
    <name>_SpaceTools</name>
    <message>
        <source>Orbit: drag turns, right drag moves (O)</source>
        <translation>环绕：拖动旋转，右键拖动平移 (O)</translation>
    </message>
    <message>
        <source>Select: click an item, drag moves (V)</source>
        <translation>选择：点击项目，拖动平移 (V)</translation>
    </message>
    <message>
        <source>Rectangle (R)</source>
        <translation>矩形 (R)</translation>
    </message>
    <message>
        <source>Lasso: Shift adds, Alt takes away (L)</source>
        <translation>套索：Shift 添加，Alt 减去 (L)</translation>
    </message>
    <message>
        <source>Cut-away</source>
        <translation>剖切</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation>着色依据</translation>
    </message>
    <message>
        <source>Fit, plan, elevation (Ctrl+0)</source>
        <translation>适合窗口、平面、立面 (Ctrl+0)</translation>
    </message>
    <message>
        <source>Whole</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>Quarter</source>
        <translation>四分之一</translation>
    </message>
    <message>
        <source>Half</source>
        <translation>一半</translation>
    </message>
    <message>
        <source>No names</source>
        <translation>不显示名称</translation>
    </message>
    <message>
        <source>Few</source>
        <translation>少</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>适中</translation>
    </message>
    <message>
        <source>Many</source>
        <translation>多</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>平面</translation>
    </message>
    <message>
        <source>Elevation</source>
        <translation>立面</translation>
    </message>
</context>
<context>
    <name>analyses</name>
    <message>
        <source>There is no analysis {key}.</source>
        <translation>没有名为 {key} 的分析。</translation>
    </message>
    <message>
        <source>Known analyses: {known}.</source>
        <translation>可用的分析：{known}。</translation>
    </message>
</context>
<context>
    <name>gui.application</name>
    <message>
        <source>Chinese text shows as boxes: no Chinese font is installed. On Debian: apt install fonts-wqy-microhei</source>
        <translation>未安装中文字体，中文将显示为方框。Debian 系统请运行：apt install fonts-wqy-microhei</translation>
    </message>
</context>
<context>
    <name>gui.menus</name>
    <message>
        <source>&amp;File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>&amp;New project…</source>
        <translation>新建项目…</translation>
    </message>
    <message>
        <source>&amp;Open project…</source>
        <translation>打开项目…</translation>
    </message>
    <message>
        <source>Open &amp;sample project</source>
        <translation>打开示例项目</translation>
    </message>
    <message>
        <source>Save a &amp;copy as…</source>
        <translation>另存副本…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>&amp;Close project</source>
        <translation>关闭项目</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>&amp;Copy names</source>
        <translation>复制名称</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>&amp;Invert selection</source>
        <translation>反选</translation>
    </message>
    <message>
        <source>Select &amp;nothing</source>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>&amp;Search…</source>
        <translation>搜索…</translation>
    </message>
    <message>
        <source>&amp;Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Import &amp;loans…</source>
        <translation>导入借阅记录…</translation>
    </message>
    <message>
        <source>Import counts of &amp;pairs…</source>
        <translation>导入成对次数…</translation>
    </message>
    <message>
        <source>Import &amp;catalogue…</source>
        <translation>导入书目…</translation>
    </message>
    <message>
        <source>&amp;Analyse</source>
        <translation>分析</translation>
    </message>
    <message>
        <source>&amp;Place the books…</source>
        <translation>摆放图书…</translation>
    </message>
    <message>
        <source>&amp;Run with these settings</source>
        <translation>按此设置运行</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>&amp;Table of this view</source>
        <translation>此视图的表格</translation>
    </message>
    <message>
        <source>&amp;Split</source>
        <translation>拆分</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>&amp;Project tree</source>
        <translation>项目树</translation>
    </message>
    <message>
        <source>&amp;Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>恢复默认布局</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>&amp;All commands…</source>
        <translation>所有命令…</translation>
    </message>
    <message>
        <source>Copy &amp;diagnostics</source>
        <translation>复制诊断信息</translation>
    </message>
    <message>
        <source>&amp;About MinEntropy</source>
        <translation>关于 MinEntropy</translation>
    </message>
</context>
<context>
    <name>model.params</name>
    <message>
        <source>{name} = {value} is out of range.</source>
        <translation>{name} = {value} 超出范围。</translation>
    </message>
    <message>
        <source>Give a number {range}.</source>
        <translation>请给出范围内的数：{range}。</translation>
    </message>
    <message>
        <source>{name} = {value} is not one of the choices.</source>
        <translation>{name} = {value} 不在可选项中。</translation>
    </message>
    <message>
        <source>Choose one of: {choices}.</source>
        <translation>请从中选择：{choices}。</translation>
    </message>
    <message>
        <source>There is no parameter {name}.</source>
        <translation>没有名为 {name} 的参数。</translation>
    </message>
    <message>
        <source>Known parameters: {known}.</source>
        <translation>可用的参数：{known}。</translation>
    </message>
    <message>
        <source>{name} = {text} cannot be read.</source>
        <translation>无法读取 {name} = {text}。</translation>
    </message>
    <message>
        <source>Give a value of this kind: {wanted}.</source>
        <translation>请给出此类值：{wanted}。</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>The settings file {file} cannot be read ({reason}).</source>
        <translation>无法读取设置文件 {file}（{reason}）。</translation>
    </message>
    <message>
        <source>Mend or delete the file; the defaults are then used.</source>
        <translation>请修正或删除该文件，之后将使用默认设置。</translation>
    </message>
</context>
</TS>
