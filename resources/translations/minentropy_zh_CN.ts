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
    <name>ChoiceField</name>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
</context>
<context>
    <name>ColumnTable</name>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>书名</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Loans</source>
        <translation>借阅次数</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>Call number</source>
        <translation>索书号</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Module</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>Flow</source>
        <translation>流量</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>移动距离</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>PMI</source>
        <translation>PMI</translation>
    </message>
    <message>
        <source>Ochiai</source>
        <translation>Ochiai</translation>
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
    <name>CompareView</name>
    <message>
        <source>Placements side by side</source>
        <translation>并排比较摆放结果</translation>
    </message>
    <message>
        <source>Picture of {name}</source>
        <translation>{name} 的图像</translation>
    </message>
    <message>
        <source>On later loans, which no method had seen</source>
        <translation>在之后的借阅上（各方法均未见过）</translation>
    </message>
    <message>
        <source>Walking cost S</source>
        <translation>行走代价 S</translation>
    </message>
    <message>
        <source>Which two placements</source>
        <translation>比较哪两个结果</translation>
    </message>
    <message>
        <source>What moved most</source>
        <translation>移动最多的书</translation>
    </message>
    <message>
        <source>Books that moved most</source>
        <translation>移动最多的书</translation>
    </message>
    <message>
        <source>Random order</source>
        <translation>随机排列</translation>
    </message>
    <message>
        <source>By popularity</source>
        <translation>按热度排列</translation>
    </message>
    <message>
        <source>Lower bound</source>
        <translation>理论下界</translation>
    </message>
    <message>
        <source>{name}: {seen} against popularity order; no later loans to test it on.</source>
        <translation>{name}：与按热度排列相比 {seen}；没有之后的借阅可供检验。</translation>
    </message>
    <message>
        <source>{name}: {seen} against popularity order, {unseen} on later loans.</source>
        <translation>{name}：与按热度排列相比 {seen}，在之后的借阅上 {unseen}。</translation>
    </message>
    <message>
        <source>Distance between a book&apos;s two places, in units of the smallest distance, once the second placement is turned or mirrored about the entrance to fit best: that changes no walking. Typical {typical}; {count} books.</source>
        <translation>同一本书在两个结果中位置的距离，以最小距离为单位；已先将第二个结果绕入口旋转或镜像至最吻合，这不改变行走。典型值 {typical}；共 {count} 种书。</translation>
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
    <name>FlagField</name>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
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
    <name>Neighbours</name>
    <message>
        <source>Nearest in space</source>
        <translation>空间最近</translation>
    </message>
    <message>
        <source>Borrowed together</source>
        <translation>共同借阅</translation>
    </message>
    <message>
        <source>Neighbours of the selected book</source>
        <translation>所选书的邻居</translation>
    </message>
    <message>
        <source>Select one book to see its neighbours.</source>
        <translation>选择一本书即可查看其邻居。</translation>
    </message>
    <message>
        <source>This book is not in the placement.</source>
        <translation>此书不在该摆放结果中。</translation>
    </message>
    <message>
        <source>No book was borrowed together with this one by enough different readers.</source>
        <translation>没有足够多的不同读者把其他书与此书一起借走。</translation>
    </message>
    <message>
        <source>The loans of this placement are gone.</source>
        <translation>此摆放结果所用的借阅记录已不存在。</translation>
    </message>
    <message>
        <source>Counting pairs…</source>
        <translation>正在统计配对…</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>Auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Let the program choose</source>
        <translation>由程序选择</translation>
    </message>
    <message>
        <source>Chosen for you</source>
        <translation>由程序选择</translation>
    </message>
</context>
<context>
    <name>ParamRow</name>
    <message>
        <source>Restore default: {default}</source>
        <translation>恢复默认：{default}</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>above {low}, up to {high}</source>
        <translation>大于 {low}，至多 {high}</translation>
    </message>
    <message>
        <source>from {low} to {high}</source>
        <translation>{low} 至 {high}</translation>
    </message>
    <message>
        <source>above {low}</source>
        <translation>大于 {low}</translation>
    </message>
    <message>
        <source>{low} or more</source>
        <translation>不小于 {low}</translation>
    </message>
    <message>
        <source>{high} or less</source>
        <translation>不大于 {high}</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>是或否</translation>
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
    <name>ResultTable</name>
    <message>
        <source>Table of {name}</source>
        <translation>{name} 的表格</translation>
    </message>
    <message>
        <source>Writing {file} …</source>
        <translation>正在写入 {file} …</translation>
    </message>
    <message>
        <source>Reading the table…</source>
        <translation>正在读取表格…</translation>
    </message>
    <message>
        <source>Filter rows (Ctrl+F)</source>
        <translation>筛选行 (Ctrl+F)</translation>
    </message>
    <message>
        <source>Filter rows</source>
        <translation>筛选行</translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation>选择列</translation>
    </message>
    <message>
        <source>Copy the selected rows (Ctrl+C)</source>
        <translation>复制所选行 (Ctrl+C)</translation>
    </message>
    <message>
        <source>Export the whole table as CSV or XLSX</source>
        <translation>将整个表格导出为 CSV 或 XLSX</translation>
    </message>
    <message>
        <source>There is no table of this yet.</source>
        <translation>尚无此内容的表格。</translation>
    </message>
    <message>
        <source>The first {shown} of {total} rows; an export holds all of them.</source>
        <translation>共 {total} 行，此处为前 {shown} 行；导出时包含全部。</translation>
    </message>
    <message>
        <source>{total} rows</source>
        <translation>{total} 行</translation>
    </message>
    <message>
        <source>{shown} of {total} rows</source>
        <translation>{total} 行中的 {shown} 行</translation>
    </message>
    <message>
        <source>CSV for spreadsheets (*.csv);;Excel workbook (*.xlsx);;Tab-separated (*.tsv)</source>
        <translation>电子表格 CSV (*.csv);;Excel 工作簿 (*.xlsx);;制表符分隔 (*.tsv)</translation>
    </message>
    <message>
        <source>Export the table</source>
        <translation>导出表格</translation>
    </message>
    <message>
        <source>Written to {file}</source>
        <translation>已写入 {file}</translation>
    </message>
</context>
<context>
    <name>RunForm</name>
    <message>
        <source>about {count} s</source>
        <translation>约 {count} 秒</translation>
    </message>
    <message>
        <source>about {count} min</source>
        <translation>约 {count} 分钟</translation>
    </message>
    <message>
        <source>about {count} h</source>
        <translation>约 {count} 小时</translation>
    </message>
    <message>
        <source>Close without running (Esc)</source>
        <translation>关闭，不运行 (Esc)</translation>
    </message>
    <message>
        <source>Name of the result</source>
        <translation>结果名称</translation>
    </message>
    <message>
        <source>Restore defaults</source>
        <translation>恢复默认值</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>高级</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Run (Ctrl+Enter)</source>
        <translation>运行 (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>This needs about {needed} of memory; {limit} may be used. Take fewer books, or raise the limit in the settings.</source>
        <translation>约需内存 {needed}，可用 {limit}。请减少图书数量，或在设置中提高上限。</translation>
    </message>
    <message>
        <source>No loans yet. Import loans first.</source>
        <translation>还没有借阅记录，请先导入。</translation>
    </message>
    <message>
        <source>No pairs yet. Run Borrowed together first.</source>
        <translation>还没有借阅配对，请先运行“共同借阅”。</translation>
    </message>
    <message>
        <source>No placement yet. Run Book placement first.</source>
        <translation>还没有摆放结果，请先运行“图书摆放”。</translation>
    </message>
    <message>
        <source>Nothing in the project fits yet.</source>
        <translation>项目中还没有合适的内容。</translation>
    </message>
    <message>
        <source>Loans</source>
        <translation>借阅记录</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>配对</translation>
    </message>
    <message>
        <source>Placement</source>
        <translation>摆放结果</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Begin with</source>
        <translation>起始结果</translation>
    </message>
    <message>
        <source>Vectors</source>
        <translation>向量</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Put onto</source>
        <translation>摆放到</translation>
    </message>
    <message>
        <source>Modules</source>
        <translation>模块</translation>
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
    <name>SliceBar</name>
    <message>
        <source>Slice by height</source>
        <translation>按高度切片</translation>
    </message>
    <message>
        <source>{metres} m</source>
        <translation>{metres} 米</translation>
    </message>
    <message>
        <source>Shown from {low} to {high}</source>
        <translation>显示 {low} 至 {high}</translation>
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
    <name>TextField</name>
    <message>
        <source>Chosen for you</source>
        <translation>由程序选择</translation>
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
        <source>Slice by height (H)</source>
        <translation>按高度切片 (H)</translation>
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
    <name>analyses.coding</name>
    <message>
        <source>Walking</source>
        <translation>行走方式</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>序列</translation>
    </message>
    <message>
        <source>Objects separated by spaces; empty: a walk through the modules.</source>
        <translation>以空格分隔的对象；留空：在模块间行走。</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Objects of a group separated by commas, groups by semicolons; others belong to no group.</source>
        <translation>组内以逗号分隔，组间以分号分隔；其余不属于任何组。</translation>
    </message>
    <message>
        <source>Steps of the walk</source>
        <translation>行走步数</translation>
    </message>
    <message>
        <source>How long the simulated walk is.</source>
        <translation>模拟行走的长度。</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Huffman&apos;s code is the shortest; Shannon&apos;s takes ⌈−log2 p⌉ bits.</source>
        <translation>霍夫曼编码最短；香农编码用 ⌈−log2 p⌉ 比特。</translation>
    </message>
    <message>
        <source>Huffman</source>
        <translation>霍夫曼</translation>
    </message>
    <message>
        <source>Shannon</source>
        <translation>香农</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>The same seed gives the same walk.</source>
        <translation>种子相同，行走相同。</translation>
    </message>
    <message>
        <source>There is nothing to encode.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a sequence such as &quot;a b c&quot;, or a result of communities.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{item} is in two groups.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put every object into one group only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coding by groups</source>
        <translation>分组编码</translation>
    </message>
</context>
<context>
    <name>analyses.communities</name>
    <message>
        <source>Walk</source>
        <translation>行走方式</translation>
    </message>
    <message>
        <source>How flow is computed: without directions; along directions, teleportation not counted; teleportation counted, to links or to nodes. auto: as the network says.</source>
        <translation>流量的算法：不计方向；沿方向、不计跳转；计入跳转（到边或到点）。自动：按网络本身。</translation>
    </message>
    <message>
        <source>Undirected</source>
        <translation>无向</translation>
    </message>
    <message>
        <source>Directed</source>
        <translation>有向</translation>
    </message>
    <message>
        <source>Teleportation to links counted</source>
        <translation>计入到边的跳转</translation>
    </message>
    <message>
        <source>Teleportation to nodes counted</source>
        <translation>计入到点的跳转</translation>
    </message>
    <message>
        <source>Teleportation</source>
        <translation>跳转率</translation>
    </message>
    <message>
        <source>Rate of jumps on directed walks; ignored on undirected ones.</source>
        <translation>有向行走的跳转比率；无向时忽略。</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>Modules only, or modules of modules where that saves bits.</source>
        <translation>只分模块，或在能省比特时分多层模块。</translation>
    </message>
    <message>
        <source>Two</source>
        <translation>两层</translation>
    </message>
    <message>
        <source>As many as pay</source>
        <translation>划算则多层</translation>
    </message>
    <message>
        <source>Trials</source>
        <translation>试验次数</translation>
    </message>
    <message>
        <source>Independent searches; the shortest code is kept.</source>
        <translation>独立搜索的次数，保留最短编码。</translation>
    </message>
    <message>
        <source>Markov time</source>
        <translation>马尔可夫时间</translation>
    </message>
    <message>
        <source>Resolution: above 1 gives fewer and larger modules. Code lengths at different times cannot be compared.</source>
        <translation>分辨率：大于 1 时模块更少更大。不同时间的编码长度不可比较。</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>InfoMap, or the first published method (small networks, two levels, for comparison).</source>
        <translation>InfoMap，或最初发表的方法（小网络、两层，供比较）。</translation>
    </message>
    <message>
        <source>InfoMap</source>
        <translation>InfoMap</translation>
    </message>
    <message>
        <source>Greedy merging and annealing</source>
        <translation>贪心合并与退火</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>The same seed gives the same modules.</source>
        <translation>种子相同，模块相同。</translation>
    </message>
    <message>
        <source>Communities</source>
        <translation>社区</translation>
    </message>
</context>
<context>
    <name>analyses.evaluate_keywords</name>
    <message>
        <source>The texts have no keywords given by people.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import them from a table with --keywords COL --keyword-separator S.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test of keywords</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>analyses.keywords</name>
    <message>
        <source>Scoring words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A text of your own; empty: every document of the source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>guess: how well the word lets one guess the text. guess-counts: the same from counts of the source. ppmi: gained information times occurrences. tfidf: occurrences times rarity.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guess the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guess by counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PPMI x occurrences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TF-IDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phrases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also phrases of up to 4 words that occur twice; words found only inside them are dropped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keywords per text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many, or all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No function words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Function words and single letters or digits are no keywords.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no texts to take keywords or counts from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name texts with --on texts=NAME, or set text=… with score guess or ppmi.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model knows no word of this text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give another text, or train with a smaller min_count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>analyses.layout</name>
    <message>
        <source>Principal axes need vectors; loans and pairs have none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another method, or run word2vec first and lay out its vectors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no layout {name} to build upon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the name of a finished layout of this project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only {count} items are in the earlier layout too; three are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a layout of the same kind of items.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The earlier layout has {dims} dimensions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set dims={dims}, or choose another layout.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map (t-SNE, SNE, principal axes)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Which cost is made small. t-SNE shows clusters apart; SNE crowds them; principal axes keep only the directions of largest variance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>t-SNE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>t-SNE, row by row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SNE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SNE, joint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Principal axes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dimensions</source>
        <translation>维数</translation>
    </message>
    <message>
        <source>2: a map in the plane. 3: in space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>How far apart two vectors are. Cosine compares directions only. Left open: cosine for word vectors, Euclidean for others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Euclidean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About how many neighbours each item keeps near. Lowered where there are too few items. Not used where pairs are given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second perplexity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A larger one beside the first keeps the large shape too. 0: none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Iterations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first third of them, at most 250, gathers clusters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Late exaggeration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Above 1, clusters stay tighter than the cost asks for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewest loans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of loans: books borrowed less often are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A layout to build upon, such as last year&apos;s map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build upon it by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>place: items of the earlier layout stay where they are, new ones find their places among them. align: all are laid out anew, then turned to match it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Placing new items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aligning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>The same seed gives the same map.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>analyses.pairs</name>
    <message>
        <source>Length of a visit</source>
        <translation>一次到访的天数</translation>
    </message>
    <message>
        <source>1: what one reader borrows on one day belongs together. N: within N days from the visit&apos;s first loan. 0: a reader&apos;s whole history.</source>
        <translation>1：同一读者同一天所借算作一次。N：自首次借出起 N 天内。0：读者的全部借阅。</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>Count books borrowed alone</source>
        <translation>计入单独借出的书</translation>
    </message>
    <message>
        <source>Also counts each book with itself (1/k in a visit of k books): p(i) is then the share of loans.</source>
        <translation>每本书也与自身计数（一次借 k 本时为 1/k），此时 p(i) 即其借阅份额。</translation>
    </message>
    <message>
        <source>Fewest loans of a book</source>
        <translation>每种书的最少借阅次数</translation>
    </message>
    <message>
        <source>Books borrowed less often are left out; the weights of the others do not change.</source>
        <translation>借阅更少的书不计入，其余的权重不变。</translation>
    </message>
    <message>
        <source>Borrowed together</source>
        <translation>共同借阅</translation>
    </message>
</context>
<context>
    <name>analyses.placement</name>
    <message>
        <source>Book placement</source>
        <translation>图书摆放</translation>
    </message>
    <message>
        <source>Word2Vec needs loans; pairs alone hold no sentences.</source>
        <translation>Word2Vec 需要借阅记录；仅有配对没有序列。</translation>
    </message>
    <message>
        <source>Run it on the loans, or choose lattice, gaussian or dot.</source>
        <translation>请用借阅记录运行，或选择 lattice、gaussian 或 dot。</translation>
    </message>
    <message>
        <source>Two books have the same vector, so no scale keeps them apart.</source>
        <translation>有两本书的向量相同，任何放大都无法分开。</translation>
    </message>
    <message>
        <source>Set legal = lattice: every book then gets a place of its own.</source>
        <translation>请设 legal = lattice，使每本书各有其位。</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>lattice minimises the walking cost directly; word2vec, gaussian and dot are the relaxations of it.</source>
        <translation>格点法直接最小化行走代价；Word2Vec、高斯与点积是其松弛。</translation>
    </message>
    <message>
        <source>Directly, on lattice places</source>
        <translation>格点上直接求解</translation>
    </message>
    <message>
        <source>Word2Vec on loan records</source>
        <translation>借阅序列 Word2Vec</translation>
    </message>
    <message>
        <source>Gaussian softmax</source>
        <translation>高斯 softmax</translation>
    </message>
    <message>
        <source>Dot softmax</source>
        <translation>点积 softmax</translation>
    </message>
    <message>
        <source>Keeping books apart</source>
        <translation>保持间距</translation>
    </message>
    <message>
        <source>scale: enlarge the vectors until the closest two books are d_min apart. lattice: give every book the best free place near its vector. The method lattice needs neither.</source>
        <translation>放大：将向量放大到最近两本书相距 d_min。格点：在每本书的向量附近给它最好的空位。格点法两者都不需要。</translation>
    </message>
    <message>
        <source>Lattice places</source>
        <translation>格点位置</translation>
    </message>
    <message>
        <source>Enlarge the layout</source>
        <translation>放大布局</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空间</translation>
    </message>
    <message>
        <source>ball: books on all sides of the entrance. half: only at or above the entrance&apos;s floor.</source>
        <translation>球：书在入口四周各方向。半球：只在入口所在楼面及以上。</translation>
    </message>
    <message>
        <source>All round the entrance</source>
        <translation>入口四周</translation>
    </message>
    <message>
        <source>Above the floor only</source>
        <translation>仅地面以上</translation>
    </message>
    <message>
        <source>One vector per book</source>
        <translation>每本书一个向量</translation>
    </message>
    <message>
        <source>Yes: books borrowed together come together. No: each book has a second vector as a companion, as in Word2Vec, and books with the same companions come together. Softmax methods only.</source>
        <translation>是：一起借的书相聚。否：每本书另有一个“伴随”向量（如 Word2Vec），伴随相同的书相聚。仅用于 softmax 方法。</translation>
    </message>
    <message>
        <source>Smallest distance of two books</source>
        <translation>两本书的最小距离</translation>
    </message>
    <message>
        <source>All positions and walking lengths are in its unit.</source>
        <translation>所有位置与行走长度均以其单位表示。</translation>
    </message>
    <message>
        <source>Most books</source>
        <translation>最多图书数</translation>
    </message>
    <message>
        <source>Place only so many books, the most borrowed ones. 0: all.</source>
        <translation>只摆放借阅最多的若干种书。0：全部。</translation>
    </message>
    <message>
        <source>Tries per book</source>
        <translation>每本书的尝试次数</translation>
    </message>
    <message>
        <source>More tries find slightly shorter ways. 0: chosen by the number of books.</source>
        <translation>尝试越多，路程略短。0：按图书数量选择。</translation>
    </message>
    <message>
        <source>Dimensions of Word2Vec</source>
        <translation>Word2Vec 维数</translation>
    </message>
    <message>
        <source>3: the vectors are the positions. More: their three principal axes are.</source>
        <translation>3：向量即位置。更多：取其三个主轴。</translation>
    </message>
    <message>
        <source>Passes of Word2Vec</source>
        <translation>Word2Vec 遍数</translation>
    </message>
    <message>
        <source>How often Word2Vec reads all loan records.</source>
        <translation>Word2Vec 通读全部借阅记录的次数。</translation>
    </message>
    <message>
        <source>Trainer of Word2Vec</source>
        <translation>Word2Vec 训练器</translation>
    </message>
    <message>
        <source>own is faster; gensim is the reference.</source>
        <translation>自带的更快；gensim 为参照。</translation>
    </message>
    <message>
        <source>Steps of the softmax methods</source>
        <translation>softmax 方法的步数</translation>
    </message>
    <message>
        <source>The descent ends earlier where the cost no longer falls.</source>
        <translation>代价不再下降时提前结束。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>The same seed gives the same placement.</source>
        <translation>种子相同，结果相同。</translation>
    </message>
    <message>
        <source>Measuring the placement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no visits on different known days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no visit of two books before the split date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no later visit holds two of the books placed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pairs have no dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two books have the same vector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These pairs do not say how often each book was borrowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set min_loans = 1, or use the loans themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are fewer than two books to place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower min_loans, or use a larger source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No visit holds two of the books, so there is nothing to bring together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a longer visit (window), lower min_loans, or use more loans.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>analyses.rankings</name>
    <message>
        <source>Word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A word or title as the model knows it; several with signs: king + woman - man.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of the list, or all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewest occurrences</source>
        <translation>最少出现次数</translation>
    </message>
    <message>
        <source>Items that occur less often are not listed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No item occurs {min_count} times or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The most frequent one occurs {most} times: set min_count lower.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>analyses.related</name>
    <message>
        <source>Checking the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of rarity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The score is log p(y|x) - alpha log p(y). 1: exact mutual information, which likes rare words. 0: the likeliest company, mostly very frequent words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both directions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score by the mean of how y follows from x and x from y.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Related words or books</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>analyses.similar</name>
    <message>
        <source>Comparing vectors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Similar words or books</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>analyses.word2vec</name>
    <message>
        <source>Dimensions</source>
        <translation>维数</translation>
    </message>
    <message>
        <source>Length of each vector; 3 gives positions in a room.</source>
        <translation>每个向量的长度；3 即空间位置。</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>How many places before and after an item count as its company.</source>
        <translation>前后多少个位置算作同伴。</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>训练遍数</translation>
    </message>
    <message>
        <source>How many times the training reads everything.</source>
        <translation>训练通读全部数据的次数。</translation>
    </message>
    <message>
        <source>Fewest occurrences</source>
        <translation>最少出现次数</translation>
    </message>
    <message>
        <source>Items that occur less often are left out.</source>
        <translation>出现更少的项目不计入。</translation>
    </message>
    <message>
        <source>Thinning of frequent items</source>
        <translation>高频项抽稀</translation>
    </message>
    <message>
        <source>Items with a larger share of all occurrences are thinned out at random. 0: nothing is; then the scores of related items are exact.</source>
        <translation>占比更大的项目被随机抽稀。0：不抽稀，此时相关得分是精确的。</translation>
    </message>
    <message>
        <source>Trainer</source>
        <translation>训练器</translation>
    </message>
    <message>
        <source>Both train the same model: own is the faster one, gensim the reference.</source>
        <translation>两者训练同一模型：自带的更快，gensim 为参照。</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>自带</translation>
    </message>
    <message>
        <source>gensim</source>
        <translation>gensim</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>The same seed gives the same vectors.</source>
        <translation>种子相同，向量相同。</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>线程数</translation>
    </message>
    <message>
        <source>Threads of the trainer gensim. With more than one the result differs from run to run.</source>
        <translation>gensim 训练器的线程数。多于一个时每次结果不同。</translation>
    </message>
    <message>
        <source>No reader has borrowed two books, so nothing can be learnt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check which column names the borrower, or use more loans.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vectors (Word2Vec)</source>
        <translation>向量 (Word2Vec)</translation>
    </message>
</context>
<context>
    <name>analyses.words</name>
    <message>
        <source>No word was given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set word=…, or several: word=“a + b - c”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model does not know {word}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another word, or train with a smaller min_count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearest spellings: {nearest}. A smaller min_count keeps rarer words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} items are called {word}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name one by its key: {keys}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cli.compare</name>
    <message>
        <source>Only finished placements can be compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the analysis &apos;placement&apos; on loans with several methods first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cli.import_commands</name>
    <message>
        <source>There is no preset named {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Presets: {known}. --save-preset NAME makes one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>cli.sample</name>
    <message>
        <source>The folder {folder} cannot be made ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>engines.affinities</name>
    <message>
        <source>Measuring how near neighbours are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A map needs at least three items; there are {n}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a larger source, or leave fewer items out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All vectors are equal: nothing tells the items apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check which columns were read as numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some weights of pairs are negative or not numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights are counts: correct the file and import it again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>engines.annealing</name>
    <message>
        <source>Improving places</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>engines.flow</name>
    <message>
        <source>Computing the flow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link {number} has the weight {weight}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights must be numbers from 0 up; mend or remove this link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network has no links, so there is nothing to walk along.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a network with at least one link of positive weight.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>engines.huffman_softmax</name>
    <message>
        <source>The model&apos;s probabilities do not add up to 1: it is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train the vectors again, or restore the project from a copy.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>engines.infomap</name>
    <message>
        <source>Networks of states cannot be searched yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the network of the objects themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searching for modules</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>engines.keyword_scores</name>
    <message>
        <source>Counting words that occur together</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>engines.lattice_start</name>
    <message>
        <source>Arranging shells</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>engines.layout_joining</name>
    <message>
        <source>Placing new points</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>engines.legal_positions</name>
    <message>
        <source>Two books have the same vector, so no scale keeps them apart.</source>
        <translation>有两本书的向量相同，任何放大都无法分开。</translation>
    </message>
    <message>
        <source>There is only one book, so there is no closest pair.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>engines.neighbours</name>
    <message>
        <source>Finding neighbours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are only {n} vectors: none has a neighbour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give at least two.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} vectors hold a value that is not a number: rows {rows}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct these rows, or leave them out of the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} vectors are zero and have no direction: rows {rows}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave them out, or choose the Euclidean metric.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>engines.pairs</name>
    <message>
        <source>Counting pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are too many pairs to count: {events} in all; the largest visit alone holds {books} books.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a shorter window, or leave out the borrower behind that visit: no single reader carries so much.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>engines.polish</name>
    <message>
        <source>Polishing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>engines.softmax_fields</name>
    <message>
        <source>Measuring the cost</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>engines.softmax_placement</name>
    <message>
        <source>Lowering the cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No visit holds two books, so no pair can be placed together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a longer visit (window), or a larger source of loans.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>engines.tsne</name>
    <message>
        <source>Laying out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>engines.visits</name>
    <message>
        <source>Gathering visits</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>engines.walking_bound</name>
    <message>
        <source>Proving a bound</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>engines.word2vec</name>
    <message>
        <source>Training word vectors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring log p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer than two words occur {min_count} times: nothing can be trained.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The source holds fewer than two different words: choose a larger one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set min_count={works} or lower, or choose a larger source.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>evaluation.layout_quality</name>
    <message>
        <source>Measuring the layout</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>exports.aside</name>
    <message>
        <source>{file} is a folder, so no file can be written there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the name of a file in that folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be written: there is no folder {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create the folder first, or choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} was not written: the disk is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space, or choose another disk. Nothing was left behind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} may not be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close it in other programs, or choose a folder of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} could not be written: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder or a shorter name.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>exports.comparison</name>
    <message>
        <source>Changes are against popularity order on the same loans; the later ones are loans the method had not seen.</source>
        <translation>变化相对于同一借阅上的按热度排列；“之后”指方法未见过的借阅。</translation>
    </message>
    <message>
        <source>These placements stand on different books: compare their changes against popularity, not their S.</source>
        <translation>这些结果基于不同的图书：请比较相对热度排列的变化，而非 S。</translation>
    </message>
</context>
<context>
    <name>exports.module_paths</name>
    <message>
        <source>Writing the modules</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>exports.projector</name>
    <message>
        <source>Writing vectors and metadata</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>exports.result_files</name>
    <message>
        <source>Drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no part {what} to export from {kind}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts: {parts}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>exports.result_tables</name>
    <message>
        <source>Positions in the unit in which d_min was given; the entrance is at 0, 0, 0. Loans under {k} are not shown.</source>
        <translation>位置以 d_min 的单位表示；入口在 0, 0, 0。少于 {k} 的借阅次数不显示。</translation>
    </message>
    <message>
        <source>Only distances between positions mean anything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Centre vectors.</source>
        <translation>中心向量。</translation>
    </message>
    <message>
        <source>Modules from the top down, then the rank in the module; flow is the rate of visits.</source>
        <translation>自上而下的模块，再是模块内名次；流量为访问率。</translation>
    </message>
    <message>
        <source>The code books; a class without a name is the index.</source>
        <translation>码本；无名称的类别为索引。</translation>
    </message>
    <message>
        <source>Books by number of loans, which is not shown under {k} different borrowers.</source>
        <translation>按借阅次数排列的书；不同读者少于 {k} 人时不显示次数。</translation>
    </message>
    <message>
        <source>{count} pairs of fewer than {k} borrowers are left out.</source>
        <translation>略去 {count} 对读者少于 {k} 人的配对。</translation>
    </message>
</context>
<context>
    <name>exports.tables</name>
    <message>
        <source>Writing the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: the ending of the name does not say which format is wanted.</source>
        <translation>{file}：从扩展名看不出需要哪种格式。</translation>
    </message>
    <message>
        <source>Use one of these endings: {known}.</source>
        <translation>请使用以下扩展名之一：{known}。</translation>
    </message>
    <message>
        <source>{file}: the table has more than {limit} rows, the most a sheet holds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export it as .csv, which has no limit.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>exports.word2vec_text</name>
    <message>
        <source>Writing the vectors</source>
        <translation type="unfinished"></translation>
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
    <name>gui.export_picture</name>
    <message>
        <source>The picture is not ready yet.</source>
        <translation>图像尚未就绪。</translation>
    </message>
    <message>
        <source>Wait until it is drawn, then export it.</source>
        <translation>请等图像画好后再导出。</translation>
    </message>
    <message>
        <source>{file}: the ending does not say which kind of picture is wanted.</source>
        <translation>{file}：从扩展名看不出需要哪种图像。</translation>
    </message>
    <message>
        <source>Use one of these endings: {known}.</source>
        <translation>请使用以下扩展名之一：{known}。</translation>
    </message>
    <message>
        <source>{wide} × {high} pixels are too many for one picture.</source>
        <translation>{wide} × {high} 像素对一张图来说太多。</translation>
    </message>
    <message>
        <source>Choose a lower resolution or a smaller window.</source>
        <translation>请降低分辨率或缩小窗口。</translation>
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
    <name>jobs.child</name>
    <message>
        <source>Your data is safe. Start it again; if it happens again, report it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The background process was ended from outside, or by the system for want of memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your data is safe. Close other programs or take fewer items, then start it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The background process crashed (invalid memory access).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The background process was ended by signal {number}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The background process ended before its work was done (exit code {code}).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jobs.crash</name>
    <message>
        <source>Crash report: {report}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An unforeseen fault ended this ({kind}).</source>
        <translation>出现意外故障，操作已结束（{kind}）。</translation>
    </message>
    <message>
        <source>Your data is safe. Please report it with the crash report.</source>
        <translation>数据是安全的。请附上崩溃报告反馈。</translation>
    </message>
</context>
<context>
    <name>jobs.import_tasks</name>
    <message>
        <source>The option {name} means nothing for this kind of import.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it out. Options: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pairs are imported from one file at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import the files one after the other.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jobs.inputs</name>
    <message>
        <source>{analysis} cannot work on {name}, which is of the kind {kind}{state}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It takes: {wanted}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{analysis} could work on several of: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which one, with --on {role}=NAME.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{analysis} needs {role}, and the project holds nothing of that kind ({kinds}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import it, or run the analysis that gives it, first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jobs.service</name>
    <message>
        <source>{project} is open for reading only.</source>
        <translation>{project} 以只读方式打开。</translation>
    </message>
    <message>
        <source>Close the program that writes to it, then open it again.</source>
        <translation>请关闭正在写入它的程序，再重新打开。</translation>
    </message>
    <message>
        <source>{analysis} would need about {needed} MB of memory; {limit} MB may be used.</source>
        <translation>{analysis} 约需 {needed} MB 内存，可用 {limit} MB。</translation>
    </message>
    <message>
        <source>Take fewer items (raise min_loans), or raise memory_limit_mb in the settings.</source>
        <translation>请减少项目（提高最少借阅次数），或在设置中提高内存上限。</translation>
    </message>
    <message>
        <source>{project} cannot be changed: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the project to a folder of your own, with its data folder, and work there.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jobs.worker</name>
    <message>
        <source>Take fewer items (raise min_loans), close other programs, or use a machine with more memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory for this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This needs more memory than the {megabytes} MB that it may take.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raise memory_limit_mb in the settings, or take fewer items (raise min_loans).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An unforeseen fault ended the job ({kind}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed. Please report it with the crash report.</source>
        <translation type="unfinished"></translation>
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
    <name>project.artefact_store</name>
    <message>
        <source>The file of {name} is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {path} of {name} is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {path} of {name} was altered or is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run {name} again, or put the file back from a copy of the project.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>project.catalogue</name>
    <message>
        <source>Matching records to items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joining records</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>project.check</name>
    <message>
        <source>Checking the database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In {file} {count} rows refer to something that is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore the project from a copy, together with its folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} should have {wanted} rows and has {found}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import it again, or restore the project from a copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {path} belongs to nothing in the project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the project once for writing; left-over files are then removed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>project.copies</name>
    <message>
        <source>Copying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} exists already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name for the copy.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>project.database</name>
    <message>
        <source>{file} is a folder, not a project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no project {file} in {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the name, or make a new project there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not a MinEntropy project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is shorter than it should be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is a database, but no MinEntropy project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file that ends in .minent, or make a new project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project {file} is damaged: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore it from a copy, together with its folder {file}.data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk of {file} is full; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space on {folder} and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project {file} cannot be changed: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the project and its folder to a place where you may write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project {file} is in use by another program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs that read it and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project {file} cannot be used: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that {folder} is there and that you may read and write in it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>project.edits</name>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not in the bin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was to be changed is no longer in the project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List the project to see what there is.</source>
        <translation>请查看项目中现有的内容。</translation>
    </message>
</context>
<context>
    <name>project.folder</name>
    <message>
        <source>The folder {folder} that belongs to {file} is not beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move {folder} to {place}, where the project now is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {folder} belongs to another project than {file}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put back the folder that was moved or copied together with {file}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>project.forget</name>
    <message>
        <source>Keeping what names nobody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erasing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analyses of single visits: word2vec and shelf plans on these loans.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks on later loans: there are no dates any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other windows or filters for visits: the pairs stay as they were counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adding a later file: the key of the borrowers is destroyed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} holds no raw loans.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an imported source of loans.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>project.imports</name>
    <message>
        <source>{file} is a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the files inside it; several may be imported at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {file} cannot be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that it is there and is a file that you may read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} holds {kind}; rows can be added only to loans.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import the file under a name of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} has already been imported as {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import it with “again” if you want it twice.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>project.ingesting</name>
    <message>
        <source>Storing items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storing rows</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>project.loans</name>
    <message>
        <source>Comparing with earlier rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finishing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>project.names</name>
    <message>
        <source>There is already a {holder} named {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name, or replace the old one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing named {name} in this project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” cannot be used as a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name has 1 to 200 visible characters.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>project.opening</name>
    <message>
        <source>its identity is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} was written by an older version of the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it once for writing; a copy is kept before it is brought up to date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project {file} is open in a window or another command.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close it there first; reading it is possible meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} was written by a newer version of the program (format {version}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the newest version to open it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>project.project</name>
    <message>
        <source>It was opened for reading.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It lies where nothing can be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is already a file {file} in {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name for the new project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no folder {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the folder first, or choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {folder} is in the way of the new project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name, or move that folder away.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>project.purging</name>
    <message>
        <source>Removing old rows</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>project.reader</name>
    <message>
        <source>{name} holds {kind}, which is nothing to analyse by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose loans, pairs or a result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has no result: its run is {state}.</source>
        <translation>{name} 没有结果：其运行状态为 {state}。</translation>
    </message>
    <message>
        <source>Run {analysis} again.</source>
        <translation>请重新运行 {analysis}。</translation>
    </message>
    <message>
        <source>What was asked for is no longer in the project.</source>
        <translation>所需内容已不在项目中。</translation>
    </message>
    <message>
        <source>List the project to see what there is.</source>
        <translation>请查看项目中现有的内容。</translation>
    </message>
</context>
<context>
    <name>project.runs</name>
    <message>
        <source>The run is no longer in the project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it was computed from was removed meanwhile; run it again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>project.texts</name>
    <message>
        <source>Storing texts</source>
        <translation type="unfinished"></translation>
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
<context>
    <name>sources.catalogue</name>
    <message>
        <source>Reading the catalogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the catalogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record has neither a title nor an id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not a MARC catalogue: no record begins where it should.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export it as MARC 21, UNIMARC, CNMARC (ISO 2709), MARCXML or CSV.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} holds no usable record; record {row}: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the catalogue again, or name its encoding or columns.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sources.catalogue_tables</name>
    <message>
        <source>The row has neither a title nor an id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no kind of column {role}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known kinds: {roles}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} has no column {column}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its columns are: {columns}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No column of {file} holds titles or ids, so it joins no book.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the columns, such as item=1,title=2. Its columns are: {columns}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sources.columns</name>
    <message>
        <source>There is no kind of column {role}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known kinds: {roles}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} has no column {column}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its columns are {columns}; numbers count from 1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sources.containers</name>
    <message>
        <source>{file} is a workbook in the old Excel format.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it in Excel and save it as XLSX or CSV UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not a table of text ({kind}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the loans as CSV, TSV or XLSX and import that file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} ({packed} MB) unpacks to more than {limit} MB, which no table of loans does: it was not read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpack it yourself, look at it, and import the table inside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the files inside it; several may be imported at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export it again; a table needs at least one row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The archive {file} holds no table (CSV, TSV or TXT).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpack it and import the table itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} holds another archive instead of a table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file {file} (any more).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the name and the folder, and that the disk is connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is damaged or cut off: it cannot be unpacked to its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy or download it again; nothing of it was imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The archive {file} has a password or an unknown compression.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpack it yourself and import the table inside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be read ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that you may read it and that no other program holds it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sources.dates</name>
    <message>
        <source>{count} rows hold no readable date, such as {text} in row {row}: the day is unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} rows hold a day that does not exist, such as {text} in row {row}: it is unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} rows hold a date in the year 0, such as {text} in row {row}: the day is unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} rows hold a date in the future, such as {text} in row {row}: the day is unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} rows hold a date before printing, such as {text} in row {row}: the day is unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dates are read as day/month/year: {day} of {rows} rows leave no other reading.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dates are read as month/day/year: {month} of {rows} rows leave no other reading.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dates come in both orders: {day} rows can only be day/month/year and {month} only month/day/year; the others are read as day/month/year.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dates come in both orders: {day} rows can only be day/month/year and {month} only month/day/year; the others are read as month/day/year.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dates are read as day/month/year, but none of {rows} rows proves it: please check.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dates are read as month/day/year, but none of {rows} rows proves it: please check.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sources.encodings</name>
    <message>
        <source>There is no text encoding {encoding}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try utf-8, gb18030, big5, utf-16 or cp1252, or leave it out.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sources.lines</name>
    <message>
        <source>A field is longer than {limit} characters.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sources.litter</name>
    <message>
        <source>The row gives a total, it is no loan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row repeats the names of the columns.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sources.loans</name>
    <message>
        <source>Merging copies into titles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropping duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for what is no book and no reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replacing borrowers by pseudonyms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ids} ids with the same title and author were taken for copies and became {items} items.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} loans are dated by year or month only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} borrower ids such as {text} were rounded by a spreadsheet, so that readers cannot be told apart: export them again as text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} names items by {role}, but {other} does not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import them one by one, or say which column is the item in both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{items} items, {borrowers} borrowers and {dates} dates are too many at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import the files one by one, a year at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All {rows} rows of {file} were rejected; row {row}: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check which column names the item, the delimiter and the encoding.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No loan is left of the {rows} rows of {file}: {rejected} were rejected, the others are returns, renewals, suspects, or left out by a filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the filters and the column of actions, or keep the suspects.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row names no item.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row has {found} fields where the table has {width} columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No column of {file} names the borrower, so every row is a visit of one book and no books go together; if one does, say borrower=COLUMN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No column of {file} holds the date of the loan: all loans of a borrower without a date count once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} has only one column; a loan needs at least borrower and item.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export more columns, or name the delimiter if it is an unusual one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No column of {file} names the borrowed item.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which one does, such as item=COLUMN; its columns are: {columns}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be filtered by {role}: no column is known to hold it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the column, such as {role}=COLUMN, or leave the filter out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The archive {file} holds tables of different kinds: {members}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpack it and import those that hold loans.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows with these actions were not taken for loans: {words}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sources.marc</name>
    <message>
        <source>The record is cut off: the file ends before it does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record is damaged ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record cannot be read as {encoding}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is damaged in line {line}; nothing behind it was read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The records do not say their character set; they look like {encoding}. Name another one if not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is a folder, not a catalogue file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the files in it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sources.pairs</name>
    <message>
        <source>Reading pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row does not name two items.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The count {text} is no number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The count {text} is negative or not finite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} rows pair an item with itself; they were left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} has only one column; pairs need item, item, count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export three columns, or name the delimiter if it is an unusual one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} has no column {column}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its columns are {columns}; numbers count from 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No pair is left of the {rows} rows of {file}; row {row}: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A row must be: item, item, count, with a count of 0 or more.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sources.presets</name>
    <message>
        <source>The saved column mappings in {file} cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mend or delete the file {path}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sources.segmentation</name>
    <message>
        <source>Line {row} of the dictionary {file} is malformed: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A line is: word, then a whole frequency and a tag if wanted, with blanks.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sources.suspects</name>
    <message>
        <source>{loans} loans at {rate} a day, {times} times what readers borrow on a day they come: probably the account that returned loans are moved to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its id says that it stands for no person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>named like a room, a device or equipment, without a book&apos;s data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{loans} loans, {times} times as many as nearly all items, without author, ISBN or class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>named like a periodical: one title stands for many issues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{loans} loans to {borrowers} borrowers who come back for it, without author: a periodical?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sources.tables</name>
    <message>
        <source>The archive {file} holds several tables: {members}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpack it and name the one you want.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {row} of {file} is longer than {limit} million characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no table of loans; export it again as CSV, one loan a line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row {row} of {file} cannot be read as {encoding}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the encoding out to have it found, or name another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read as {encoding} as told; the file looks like {found}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} damaged characters were replaced by the mark �.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sources.text_files</name>
    <message>
        <source>{file} is of a kind that is not read as text ({kind}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it as txt, md or html, or as a table with a column of texts.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sources.texts</name>
    <message>
        <source>Reading and cutting texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} holds no word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} units without a word were left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: {count} damaged characters were replaced by the mark �.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} = {value} is not one of the choices.</source>
        <translation>{name} = {value} 不在可选项中。</translation>
    </message>
    <message>
        <source>Choose one of: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} has no column {column}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its columns are {columns}; numbers count from 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No text could be read; {count} files were refused. The first: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose txt, md, html, csv, tsv or xlsx files, or folders or zips of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no text with a word in it ({count} empty units).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another file, or another column.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sources.town_library</name>
    <message>
        <source>Town library (simulated)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulated: the titles, authors and call numbers are real, borrowers and loans are generated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulating the town library</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sources.workbooks</name>
    <message>
        <source>The workbook {file} is damaged or is no XLSX workbook.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it in a spreadsheet program and save it again as XLSX or CSV.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} has no sheet {sheet}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its sheets are: {sheets}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
