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
    <name>analyses.layout</name>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Dimensions</source>
        <translation>维数</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
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
</context>
<context>
    <name>analyses.rankings</name>
    <message>
        <source>Fewest occurrences</source>
        <translation>最少出现次数</translation>
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
        <source>Vectors (Word2Vec)</source>
        <translation>向量 (Word2Vec)</translation>
    </message>
</context>
<context>
    <name>engines.legal_positions</name>
    <message>
        <source>Two books have the same vector, so no scale keeps them apart.</source>
        <translation>有两本书的向量相同，任何放大都无法分开。</translation>
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
    <name>exports.result_tables</name>
    <message>
        <source>Positions in the unit in which d_min was given; the entrance is at 0, 0, 0. Loans under {k} are not shown.</source>
        <translation>位置以 d_min 的单位表示；入口在 0, 0, 0。少于 {k} 的借阅次数不显示。</translation>
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
        <source>{file}: the ending of the name does not say which format is wanted.</source>
        <translation>{file}：从扩展名看不出需要哪种格式。</translation>
    </message>
    <message>
        <source>Use one of these endings: {known}.</source>
        <translation>请使用以下扩展名之一：{known}。</translation>
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
    <name>jobs.crash</name>
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
    <name>project.edits</name>
    <message>
        <source>List the project to see what there is.</source>
        <translation>请查看项目中现有的内容。</translation>
    </message>
</context>
<context>
    <name>project.reader</name>
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
    <name>sources.texts</name>
    <message>
        <source>{name} = {value} is not one of the choices.</source>
        <translation>{name} = {value} 不在可选项中。</translation>
    </message>
</context>
</TS>
