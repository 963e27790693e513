<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>BookModel</name>
    <message>
        <source>Stands for</source>
        <translation>代表</translation>
    </message>
    <message>
        <source>Code word</source>
        <translation>码字</translation>
    </message>
    <message>
        <source>Bits</source>
        <translation>比特</translation>
    </message>
    <message>
        <source>Uses</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>{share} %</source>
        <translation>{share} %</translation>
    </message>
</context>
<context>
    <name>BookTable</name>
    <message>
        <source>Code book</source>
        <translation>码本</translation>
    </message>
    <message>
        <source>code book</source>
        <translation>码本</translation>
    </message>
</context>
<context>
    <name>Breadcrumb</name>
    <message>
        <source>Opened modules</source>
        <translation>已打开的模块</translation>
    </message>
    <message>
        <source>All modules</source>
        <translation>全部模块</translation>
    </message>
</context>
<context>
    <name>BuildingView</name>
    <message>
        <source>Shelf plan as a building</source>
        <translation>立体的书架规划</translation>
    </message>
    <message>
        <source>Building: arrows turn it, Page Down goes on to the next bay, Space selects</source>
        <translation>建筑：方向键旋转，Page Down 到下一架格，空格选择</translation>
    </message>
    <message>
        <source>{change} so far · {metres}, expected</source>
        <translation>目前 {change} · {metres}（预期）</translation>
    </message>
</context>
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
    <message>
        <source>all {count}</source>
        <translation>全部 {count} 项</translation>
    </message>
    <message>
        <source>fewer</source>
        <translation>收起</translation>
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
    <name>CodeCard</name>
    <message>
        <source>All code books</source>
        <translation>全部码本</translation>
    </message>
    <message numerus="yes">
        <source>%Ln word(s)</source>
        <translation>
            <numerusform>%Ln 个码字</numerusform>
        </translation>
    </message>
    <message>
        <source>{words} · used for {use} of 100 steps</source>
        <translation>{words} · 每 100 步用到 {use} 次</translation>
    </message>
    <message>
        <source>Words written when a walk enters its module, visits it and leaves again.</source>
        <translation>游走进入其模块、访问它、再离开时写下的码字。</translation>
    </message>
    <message numerus="yes">
        <source>It has a word in each of its %Ln module(s), written between entering and leaving.</source>
        <translation>
            <numerusform>它在所属的 %Ln 个模块中各有一个码字，写在进入与离开之间。</numerusform>
        </translation>
    </message>
    <message>
        <source>Never visited, so it has no word.</source>
        <translation>从未被访问，因此没有码字。</translation>
    </message>
    <message>
        <source>leave {module}</source>
        <translation>离开 {module}</translation>
    </message>
    <message>
        <source>enter {module}</source>
        <translation>进入 {module}</translation>
    </message>
    <message>
        <source>module</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>code book</source>
        <translation>码本</translation>
    </message>
</context>
<context>
    <name>CodeView</name>
    <message>
        <source>Code books</source>
        <translation>码本</translation>
    </message>
    <message>
        <source>The index</source>
        <translation>索引</translation>
    </message>
    <message>
        <source>search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Code length, bits per step</source>
        <translation>码长，每步比特</translation>
    </message>
    <message>
        <source>Tree of modules, width by flow</source>
        <translation>模块树，宽度为流量</translation>
    </message>
    <message>
        <source>Click selects the members and opens the book; double-click fills the width.</source>
        <translation>单击选中成员并打开码本；双击铺满宽度。</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>索引</translation>
    </message>
    <message>
        <source>No modules: one level is shortest.</source>
        <translation>没有模块：单层最短。</translation>
    </message>
    <message>
        <source>No division into modules shortens the description of a walk on this network.</source>
        <translation>任何模块划分都不能缩短对该网络上游走的描述。</translation>
    </message>
    <message>
        <source>Naming the next step of a walk takes {bits} bits less when each module has a code book of its own.</source>
        <translation>每个模块有自己的码本时，说出游走的下一步可少用 {bits} 比特。</translation>
    </message>
    <message>
        <source>Naming the next step of a walk takes {bits} bits more than with one code book.</source>
        <translation>说出游走的下一步比只用一个码本多 {bits} 比特。</translation>
    </message>
    <message>
        <source>That is {share} % of one level.</source>
        <translation>即单层码长的 {share} %。</translation>
    </message>
    <message>
        <source>At Markov time {time}; code lengths at other times cannot be compared.</source>
        <translation>马尔可夫时间为 {time}；不同时间的码长不能相比。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln word(s)</source>
        <translation>
            <numerusform>%Ln 个码字</numerusform>
        </translation>
    </message>
    <message>
        <source>{words} · used for {use} of 100 steps</source>
        <translation>{words} · 每 100 步使用 {use} 次</translation>
    </message>
    <message>
        <source>saves {bits} bits</source>
        <translation>节省 {bits} 比特</translation>
    </message>
    <message>
        <source>costs {bits} bits</source>
        <translation>多用 {bits} 比特</translation>
    </message>
    <message>
        <source>leave this module</source>
        <translation>离开本模块</translation>
    </message>
    <message>
        <source>module</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>click</source>
        <translation>单击</translation>
    </message>
    <message>
        <source>{name} is in several modules: {modules}</source>
        <translation>{name} 属于多个模块：{modules}</translation>
    </message>
</context>
<context>
    <name>CodingView</name>
    <message>
        <source>Coded sequence</source>
        <translation>编码序列</translation>
    </message>
    <message>
        <source>Code book</source>
        <translation>码本</translation>
    </message>
    <message>
        <source>Bits of the whole sequence</source>
        <translation>整个序列的比特数</translation>
    </message>
    <message>
        <source>The sequence as written</source>
        <translation>写出的序列</translation>
    </message>
    <message>
        <source>The sequence as written, its first {shown} of {count} words</source>
        <translation>写出的序列，{count} 个码字中的前 {shown} 个</translation>
    </message>
    <message>
        <source>index {bits}</source>
        <translation>索引 {bits}</translation>
    </message>
    <message>
        <source>class books {bits}</source>
        <translation>类码本 {bits}</translation>
    </message>
    <message>
        <source>saved {bits}</source>
        <translation>节省 {bits}</translation>
    </message>
    <message>
        <source>One book</source>
        <translation>一个码本</translation>
    </message>
    <message>
        <source>A book for each class</source>
        <translation>每类一个码本</translation>
    </message>
    <message>
        <source>Classes with books of their own shorten the sequence by {bits} bits.</source>
        <translation>各类有自己的码本，序列缩短 {bits} 比特。</translation>
    </message>
    <message>
        <source>Here classes do not pay: they lengthen the sequence by {bits} bits.</source>
        <translation>此处分类不划算：序列反而长了 {bits} 比特。</translation>
    </message>
    <message>
        <source>Per object: entropy {entropy} bits with one book, {length} bits with classes, at best.</source>
        <translation>平均每个对象：一个码本时熵为 {entropy} 比特，分类后最好为 {length} 比特。</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>索引</translation>
    </message>
    <message>
        <source>Class {path}</source>
        <translation>类 {path}</translation>
    </message>
    <message>
        <source>leave this class</source>
        <translation>离开本类</translation>
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
        <source>p(w) (1 − p(w|w)), per million: how much of the traffic between words goes from it to others</source>
        <translation>p(w) (1 − p(w|w))，百万分比：词语之间的全部流量中，有多少由它流向其他词</translation>
    </message>
    <message>
        <source>Click a row here to make it a function word, or none (F)</source>
        <translation>点击此列可将该词设为虚词或取消（F）</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>书名</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>Bay</source>
        <translation>架格</translation>
    </message>
    <message>
        <source>Books</source>
        <translation>册数</translation>
    </message>
    <message>
        <source>To door, m</source>
        <translation>到门（米）</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>移动前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>移动后</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Loans</source>
        <translation>借阅</translation>
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
        <translation>移动</translation>
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
    <message>
        <source>Document</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>词数</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>字数</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>词语</translation>
    </message>
    <message>
        <source>Per million</source>
        <translation>每百万词</translation>
    </message>
    <message>
        <source>Flow into the rest</source>
        <translation>流向其余词</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>楼层</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Shelves</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>Shelf, cm</source>
        <translation>层长（厘米）</translation>
    </message>
    <message>
        <source>Highest book, cm</source>
        <translation>最高图书（厘米）</translation>
    </message>
    <message>
        <source>Bay now</source>
        <translation>现在的架位</translation>
    </message>
    <message>
        <source>Width, cm</source>
        <translation>宽度（厘米）</translation>
    </message>
    <message>
        <source>Sentences</source>
        <translation>句数</translation>
    </message>
    <message>
        <source>Sentence</source>
        <translation>句</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>名次</translation>
    </message>
    <message>
        <source>Keyword</source>
        <translation>关键词</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>log p</source>
        <translation>log p</translation>
    </message>
    <message>
        <source>Uses</source>
        <translation>使用次数</translation>
    </message>
    <message>
        <source>Sense</source>
        <translation>义项</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>份额</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>To</source>
        <translation>终点</translation>
    </message>
    <message>
        <source>Part of the test</source>
        <translation>测试部分</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>题目</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人工评分</translation>
    </message>
    <message>
        <source>Vectors</source>
        <translation>向量</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>一致程度</translation>
    </message>
    <message>
        <source>Compared by</source>
        <translation>比较方式</translation>
    </message>
    <message>
        <source>First so many</source>
        <translation>前几个</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>word</source>
        <translation>词</translation>
    </message>
    <message>
        <source>context</source>
        <translation>语境</translation>
    </message>
    <message>
        <source>object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>enter</source>
        <translation>进入</translation>
    </message>
    <message>
        <source>leave</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>undecided</source>
        <translation>未定</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>藏书</translation>
    </message>
    <message>
        <source>Code word</source>
        <translation>码字</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
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
    <name>ComparePage</name>
    <message>
        <source>Similar</source>
        <translation>相似</translation>
    </message>
    <message>
        <source>Related</source>
        <translation>相关</translation>
    </message>
    <message>
        <source>Nothing is pinned yet. Ask for a word and press Pin to see several side by side.</source>
        <translation>还没有固定的词。查询一个词并按“固定”，即可并排比较。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln word(s) in two lists or more</source>
        <translation>
            <numerusform>%Ln 个词出现在两个以上列表中</numerusform>
        </translation>
    </message>
    <message>
        <source>compared</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Unpin {word}</source>
        <translation>取消固定 {word}</translation>
    </message>
</context>
<context>
    <name>ComparePanel</name>
    <message>
        <source>Tick two to four; all are measured alike.</source>
        <translation>勾选两到四个；全部以同样方式衡量。</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
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
        <translation>{name} 的图</translation>
    </message>
    <message>
        <source>On later loans, which no method had seen</source>
        <translation>对之后的借阅（任何方法都未见过）</translation>
    </message>
    <message>
        <source>Walking cost S</source>
        <translation>行走代价 S</translation>
    </message>
    <message>
        <source>Which two placements</source>
        <translation>比较哪两个摆放结果</translation>
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
        <translation>{name}：与按热度排列相比 {seen}，对之后的借阅 {unseen}。</translation>
    </message>
    <message>
        <source>In units of the smallest distance, after the turn or mirroring about the entrance that fits best. Typical {typical}; {count} books.</source>
        <translation>以最小间距为单位，已绕入口旋转或镜像到最吻合的位置。典型值 {typical}；共 {count} 种书。</translation>
    </message>
</context>
<context>
    <name>Comparing</name>
    <message>
        <source>Run a placement again with another method or other settings, then compare both.</source>
        <translation>请用另一种方法或设置再运行一次摆放，然后比较两者。</translation>
    </message>
    <message>
        <source>There are not two placements to compare yet.</source>
        <translation>还没有两个可以比较的摆放方案。</translation>
    </message>
</context>
<context>
    <name>ConcordanceView</name>
    <message>
        <source>Concordance of {name}</source>
        <translation>{name} 的上下文索引</translation>
    </message>
    <message>
        <source>Written to {file}</source>
        <translation>已写入 {file}</translation>
    </message>
    <message>
        <source>“{text}” does not stand in these texts.</source>
        <translation>这些文本中没有“{text}”。</translation>
    </message>
    <message>
        <source>the first {n} places</source>
        <translation>前 {n} 处</translation>
    </message>
    <message>
        <source>{n} {n:place|places}</source>
        <translation>{n} 处</translation>
    </message>
    <message numerus="yes">
        <source>{places} in %Ln document(s)</source>
        <translation>
            <numerusform>{places}，见于 %Ln 篇文档</numerusform>
        </translation>
    </message>
    <message>
        <source>Type a word or a phrase to see every place where it stands.</source>
        <translation>输入词或短语，查看它出现的每一处。</translation>
    </message>
    <message>
        <source>concordance</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>CSV for spreadsheets (*.csv);;Excel workbook (*.xlsx);;Tab-separated (*.tsv);;JSON (*.json)</source>
        <translation>CSV 表格 (*.csv);;Excel 工作簿 (*.xlsx);;制表符分隔 (*.tsv);;JSON (*.json)</translation>
    </message>
    <message>
        <source>Export the places</source>
        <translation>导出出处</translation>
    </message>
    <message>
        <source>A word or a phrase in the texts</source>
        <translation>文本中的词或短语</translation>
    </message>
    <message>
        <source>Text to look for</source>
        <translation>要查找的文字</translation>
    </message>
    <message>
        <source>As found</source>
        <translation>原次序</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>按文档</translation>
    </message>
    <message>
        <source>Word before</source>
        <translation>前一词</translation>
    </message>
    <message>
        <source>Word after</source>
        <translation>后一词</translation>
    </message>
    <message>
        <source>Sense</source>
        <translation>义项</translation>
    </message>
    <message>
        <source>Export the places as CSV or XLSX</source>
        <translation>将出处导出为 CSV 或 XLSX</translation>
    </message>
    <message>
        <source>Sorted</source>
        <translation>排序</translation>
    </message>
</context>
<context>
    <name>Constraints</name>
    <message>
        <source>Edit</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Edit the constraints</source>
        <translation>修改约束</translation>
    </message>
    <message>
        <source>Constraints</source>
        <translation>约束</translation>
    </message>
</context>
<context>
    <name>ContextTable</name>
    <message>
        <source>undecided</source>
        <translation>未判定</translation>
    </message>
    <message>
        <source>Contexts</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>contexts</source>
        <translation>上下文</translation>
    </message>
</context>
<context>
    <name>Contexts</name>
    <message>
        <source>Sense</source>
        <translation>义项</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>领先</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>How far the sum of the sense is ahead of the next, in nats</source>
        <translation>该义项的总分领先下一个义项多少（奈特）</translation>
    </message>
    <message>
        <source>No word here speaks for one sense more than for another.</source>
        <translation>这里没有词语更支持某一个义项。</translation>
    </message>
    <message>
        <source>Decided by: {words}</source>
        <translation>判定依据：{words}</translation>
    </message>
</context>
<context>
    <name>CorpusView</name>
    <message>
        <source>Documents of {name}</source>
        <translation>{name} 的文档</translation>
    </message>
    <message>
        <source>opened</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>search</source>
        <translation>搜索</translation>
    </message>
</context>
<context>
    <name>Curve</name>
    <message>
        <source>Mean log p by words read</source>
        <translation>平均 log p 随已读词数的变化</translation>
    </message>
    <message>
        <source>{n} {n:word|words} read</source>
        <translation>已读 {n} 个词</translation>
    </message>
</context>
<context>
    <name>CuttingView</name>
    <message>
        <source>How {name} is cut into words</source>
        <translation>{name} 的分词方式</translation>
    </message>
    <message>
        <source>The texts are cut as shown here.</source>
        <translation>文本目前的分词如此处所示。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) would be cut again; results made from them become stale.</source>
        <translation>
            <numerusform>将对 %Ln 篇文档重新分词；基于它们的结果会过期。</numerusform>
        </translation>
    </message>
    <message>
        <source>Lists of keywords and neighbours leave these out on request; the texts keep them.</source>
        <translation>关键词表和近邻表可按需略去这些词；文本中仍然保留。</translation>
    </message>
    <message>
        <source>Chinese function words</source>
        <translation>中文虚词</translation>
    </message>
    <message>
        <source>English function words</source>
        <translation>英文虚词</translation>
    </message>
    <message>
        <source>Own function words</source>
        <translation>自定虚词</translation>
    </message>
    <message>
        <source>Cut again</source>
        <translation>重新分词</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>放弃更改</translation>
    </message>
    <message>
        <source>each sentence by itself</source>
        <translation>逐句判断</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>jieba (slower)</source>
        <translation>jieba（较慢）</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Words by</source>
        <translation>分词器</translation>
    </message>
    <message>
        <source>Parts of speech</source>
        <translation>词性</translation>
    </message>
    <message>
        <source>Guess new words</source>
        <translation>识别新词</translation>
    </message>
    <message>
        <source>Words outside the dictionary are guessed from their characters.</source>
        <translation>词典之外的词由其字推测。</translation>
    </message>
    <message>
        <source>Traditional to simplified</source>
        <translation>繁体转简体</translation>
    </message>
    <message>
        <source>For good: the project keeps the simplified text.</source>
        <translation>不可还原：项目只保留简体文本。</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>自定</translation>
    </message>
    <message>
        <source>As shipped</source>
        <translation>恢复出厂词表</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>略去的词</translation>
    </message>
    <message>
        <source>Function words</source>
        <translation>虚词</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Close it where else it is open, or save a copy in a folder that can be written, and open that.</source>
        <translation>请在其他地方关闭该项目，或在可写的文件夹中另存一份副本再打开。</translation>
    </message>
    <message>
        <source>This project is open for looking only.</source>
        <translation>该项目以只读方式打开。</translation>
    </message>
    <message>
        <source>{name} was open when the program ended unexpectedly.</source>
        <translation>程序意外结束时，{name} 正处于打开状态。</translation>
    </message>
    <message>
        <source>Everything that was finished is there, and its views stand as they stood.</source>
        <translation>已完成的内容都在，各视图也与当时一样。</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>Opening {name}…</source>
        <translation>正在打开 {name}…</translation>
    </message>
    <message>
        <source>{project} is open for looking only: nothing can be changed.</source>
        <translation>{project} 以只读方式打开：可以查看，不能更改。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s)</source>
        <translation>
            <numerusform>%Ln 个结果</numerusform>
        </translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新建项目</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>打开项目</translation>
    </message>
    <message>
        <source>MinEntropy projects (*{suffix})</source>
        <translation>MinEntropy 项目 (*{suffix})</translation>
    </message>
    <message>
        <source>Importing {file}</source>
        <translation>正在导入 {file}</translation>
    </message>
    <message>
        <source>Open a placement in space and select a book.</source>
        <translation>请打开一个空间摆放并选择一本书。</translation>
    </message>
    <message>
        <source>Neighbours are shown of a book in a placement.</source>
        <translation>可以查看摆放中某本书的邻近书。</translation>
    </message>
    <message>
        <source>A copy can be saved when the work under way has ended.</source>
        <translation>正在进行的工作结束后才能保存副本。</translation>
    </message>
    <message>
        <source>Save a copy as</source>
        <translation>副本另存为</translation>
    </message>
    <message>
        <source>Saved a copy as {name}.</source>
        <translation>副本已保存为 {name}。</translation>
    </message>
    <message>
        <source>Import loans, place the books, look at them in space, compare, export.</source>
        <translation>导入借阅，摆放图书，在空间中查看，比较，导出。</translation>
    </message>
    <message>
        <source>Ctrl+Shift+P lists every command with its keys.</source>
        <translation>按 Ctrl+Shift+P 列出全部命令及快捷键。</translation>
    </message>
    <message>
        <source>MinEntropy {version}</source>
        <translation>MinEntropy {version}</translation>
    </message>
    <message>
        <source>Puts what belongs together close together. Works offline.</source>
        <translation>让相关的东西靠近摆放。离线工作。</translation>
    </message>
    <message>
        <source>Diagnostics copied; they hold no loan data.</source>
        <translation>诊断信息已复制，其中不含借阅数据。</translation>
    </message>
    <message>
        <source>{results}, {stale} stale</source>
        <translation>{results}，{stale} 个已过期</translation>
    </message>
</context>
<context>
    <name>DocumentTable</name>
    <message>
        <source>Documents</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Filter documents (Ctrl+F)</source>
        <translation>筛选文档 (Ctrl+F)</translation>
    </message>
    <message>
        <source>Filter documents</source>
        <translation>筛选文档</translation>
    </message>
    <message>
        <source>All labels</source>
        <translation>所有标签</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>All languages</source>
        <translation>所有语言</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Find keywords of documents, selections or labels</source>
        <translation>提取文档、所选文档或标签的关键词</translation>
    </message>
    <message>
        <source>How the texts are cut into words</source>
        <translation>文本的分词方式</translation>
    </message>
    <message>
        <source>Export the documents listed as CSV or XLSX</source>
        <translation>将列出的文档导出为 CSV 或 XLSX</translation>
    </message>
    <message>
        <source>{total} {total:document|documents}</source>
        <translation>{total} 篇文档</translation>
    </message>
    <message>
        <source>{shown} of {total} {total:document|documents}</source>
        <translation>{total} 篇文档中的 {shown} 篇</translation>
    </message>
    <message>
        <source>Written to {file}</source>
        <translation>已写入 {file}</translation>
    </message>
    <message>
        <source>Of each document</source>
        <translation>每篇文档的</translation>
    </message>
    <message numerus="yes">
        <source>Of the %Ln selected document(s) together</source>
        <translation>
            <numerusform>所选 %Ln 篇文档合在一起的</numerusform>
        </translation>
    </message>
    <message>
        <source>Of each label</source>
        <translation>每个标签的</translation>
    </message>
    <message>
        <source>A summary of each document, in sentences</source>
        <translation>每篇文档的摘要（句子）</translation>
    </message>
    <message numerus="yes">
        <source>A summary of the %Ln selected document(s)</source>
        <translation>
            <numerusform>所选 %Ln 篇文档的摘要</numerusform>
        </translation>
    </message>
    <message>
        <source>CSV for spreadsheets (*.csv);;Excel workbook (*.xlsx);;Tab-separated (*.tsv);;JSON (*.json)</source>
        <translation>电子表格 CSV (*.csv);;Excel 工作簿 (*.xlsx);;制表符分隔 (*.tsv);;JSON (*.json)</translation>
    </message>
    <message>
        <source>Export the documents</source>
        <translation>导出文档表</translation>
    </message>
</context>
<context>
    <name>DrawPanel</name>
    <message numerus="yes">
        <source>%Ln thing(s) picked</source>
        <translation>
            <numerusform>已选中 %Ln 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Draw the floor plan</source>
        <translation>绘制平面图</translation>
    </message>
    <message>
        <source>Arrow keys or the hand move them together.</source>
        <translation>可用方向键或鼠标一起移动。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Bays</source>
        <translation>架格数</translation>
    </message>
    <message>
        <source>Width of a bay</source>
        <translation>架格宽度</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>深度</translation>
    </message>
    <message>
        <source>Books on</source>
        <translation>放书面</translation>
    </message>
    <message>
        <source>two sides</source>
        <translation>双面</translation>
    </message>
    <message>
        <source>one side</source>
        <translation>单面</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>走向</translation>
    </message>
    <message>
        <source>across</source>
        <translation>横向</translation>
    </message>
    <message>
        <source>down</source>
        <translation>纵向</translation>
    </message>
    <message>
        <source>Shelves</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>Width of a shelf</source>
        <translation>每层宽度</translation>
    </message>
    <message>
        <source>Height (0: any)</source>
        <translation>层高（0：不限）</translation>
    </message>
    <message>
        <source>From the left</source>
        <translation>距左</translation>
    </message>
    <message>
        <source>From the top</source>
        <translation>距上</translation>
    </message>
    <message>
        <source>first bay</source>
        <translation>首格</translation>
    </message>
    <message>
        <source>last bay</source>
        <translation>末格</translation>
    </message>
    <message>
        <source>Books begin at</source>
        <translation>起始架格</translation>
    </message>
    <message>
        <source>Exit</source>
        <translation>出口</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>服务台</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>桌子</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Counts for</source>
        <translation>折合</translation>
    </message>
    <message>
        <source>as drawn</source>
        <translation>按图上长度</translation>
    </message>
    <message>
        <source>as given</source>
        <translation>按给定值</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message numerus="yes">
        <source>%Ln range(s)</source>
        <translation>
            <numerusform>%Ln 排书架</numerusform>
        </translation>
    </message>
    <message>
        <source>Range {name}: {metres} of shelf</source>
        <translation>书架排 {name}：架长 {metres}</translation>
    </message>
    <message>
        <source>Aisle from {a} to {b}</source>
        <translation>过道：{a} 至 {b}</translation>
    </message>
    <message>
        <source>Drag to set down ranges and aisles, click for doors, desks and stairs (Alt: freely). Bays are reached from the nearest aisle in front. A rectangle picks many. Keys: arrows move the cross, Enter sets down, Page Down picks the next, T turns, Ctrl+D copies, Delete takes away.</source>
        <translation>拖动放下书架排和通道，单击放下门、服务台和楼梯（按住 Alt 自由放置）。架格由其前方最近的通道到达。用矩形可选多个。键盘：方向键移动十字，回车放下，Page Down 选下一个，T 旋转，Ctrl+D 复制，Delete 删除。</translation>
    </message>
    <message>
        <source>Door</source>
        <translation>门</translation>
    </message>
    <message>
        <source>Stairs or lift</source>
        <translation>楼梯或电梯</translation>
    </message>
    <message>
        <source>Place where ways meet</source>
        <translation>通道交会处</translation>
    </message>
</context>
<context>
    <name>DrawView</name>
    <message>
        <source>Floor plan, drawn</source>
        <translation>平面图绘制</translation>
    </message>
    <message>
        <source>Floor to draw on: arrows move, Enter sets down, Page Down picks</source>
        <translation>绘图楼层：方向键移动，Enter 放置，Page Down 选取</translation>
    </message>
    <message>
        <source>Pick and move (V)</source>
        <translation>选取和移动 (V)</translation>
    </message>
    <message>
        <source>Pick by a rectangle (B); Shift adds, Alt takes out</source>
        <translation>用矩形选取（B）；Shift 添加，Alt 去除</translation>
    </message>
    <message>
        <source>Range: drag its length (R)</source>
        <translation>书架排：拖出长度 (R)</translation>
    </message>
    <message>
        <source>Aisle: drag along it (A)</source>
        <translation>过道：沿过道拖动 (A)</translation>
    </message>
    <message>
        <source>Door: click where people come in (D)</source>
        <translation>门：点击入口处 (D)</translation>
    </message>
    <message>
        <source>Desk or table: click where it stands (K)</source>
        <translation>服务台或桌子：单击其位置（K）</translation>
    </message>
    <message>
        <source>Stairs or lift: click where it stands (S)</source>
        <translation>楼梯或电梯：点击所在处 (S)</translation>
    </message>
    <message>
        <source>Turn (T)</source>
        <translation>旋转 (T)</translation>
    </message>
    <message>
        <source>Copy beside (Ctrl+D)</source>
        <translation>在旁边复制 (Ctrl+D)</translation>
    </message>
    <message>
        <source>Delete (Del)</source>
        <translation>删除 (Del)</translation>
    </message>
    <message>
        <source>Set to the grid and to each other (Alt: not now)</source>
        <translation>对齐网格并相互对齐（按 Alt 暂停）</translation>
    </message>
    <message>
        <source>Show the whole floor</source>
        <translation>显示整层</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>楼层</translation>
    </message>
    <message>
        <source>Use this plan</source>
        <translation>采用此图</translation>
    </message>
    <message>
        <source>Save as new plan</source>
        <translation>另存为新平面图</translation>
    </message>
    <message>
        <source>Floor {name}</source>
        <translation>{name} 层</translation>
    </message>
    <message>
        <source>New floor</source>
        <translation>新楼层</translation>
    </message>
    <message>
        <source>✓ Every bay can be reached</source>
        <translation>✓ 所有架格均可到达</translation>
    </message>
    <message>
        <source>Not finished yet</source>
        <translation>尚未完成</translation>
    </message>
    <message>
        <source>A way is drawn through: {names}</source>
        <translation>通道穿过书架：{names}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln bay face(s)</source>
        <translation>
            <numerusform>%Ln 个书架面</numerusform>
        </translation>
    </message>
    <message>
        <source>{bays} · {metres} of shelf
Farthest bay: {far} from a door</source>
        <translation>{bays} · 架长 {metres}
最远架格：距门 {far}</translation>
    </message>
    <message>
        <source>{metres} m</source>
        <translation>{metres} 米</translation>
    </message>
    <message>
        <source>This project is open for looking only.</source>
        <translation>此项目以只读方式打开。</translation>
    </message>
    <message>
        <source>This is the plan in use.</source>
        <translation>这是当前采用的平面图。</translation>
    </message>
    <message>
        <source>Results still use the plan as it was.</source>
        <translation>结果仍按原来的平面图。</translation>
    </message>
    <message>
        <source>{bay}: {metres} to the entrance</source>
        <translation>{bay}：距入口 {metres}</translation>
    </message>
    <message>
        <source>{bay}: no way leads here</source>
        <translation>{bay}：无路可达</translation>
    </message>
</context>
<context>
    <name>DropPlace</name>
    <message>
        <source>Drop a list of loans here: one row a loan, with borrower, item and date.</source>
        <translation>把借阅清单拖到这里：一行一次借阅，含读者、图书和日期。</translation>
    </message>
    <message>
        <source>Drop a list of pairs here: item, item, and how often they were borrowed together.</source>
        <translation>把配对清单拖到这里：图书、图书、共同借阅次数。</translation>
    </message>
    <message>
        <source>Drop a catalogue here: it gives books their titles, authors and call numbers.</source>
        <translation>把书目拖到这里：它给图书补上题名、著者和索书号。</translation>
    </message>
    <message>
        <source>Drop texts here: files, a folder of them, or a table with a column of texts.</source>
        <translation>把文本拖到这里：文件、文件夹，或含有文本列的表格。</translation>
    </message>
    <message>
        <source>CSV, TSV or XLSX, also as .gz or .zip</source>
        <translation>CSV、TSV 或 XLSX，也可为 .gz 或 .zip</translation>
    </message>
    <message>
        <source>MARC 21, UNIMARC, CNMARC, MARCXML, CSV or XLSX</source>
        <translation>MARC 21、UNIMARC、CNMARC、MARCXML、CSV 或 XLSX</translation>
    </message>
    <message>
        <source>TXT, Markdown, HTML, CSV, TSV or XLSX, also in a ZIP; a sub-folder becomes a label</source>
        <translation>TXT、Markdown、HTML、CSV、TSV 或 XLSX，也可在 ZIP 中；子文件夹名即标签</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>选择文件…</translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <source>What the project holds stands in its tree, and the tree is hidden.</source>
        <translation>项目的内容列在项目树中，而项目树已隐藏。</translation>
    </message>
    <message>
        <source>Nothing is open</source>
        <translation>尚未打开任何内容</translation>
    </message>
    <message>
        <source>Show the project tree</source>
        <translation>显示项目树</translation>
    </message>
    <message>
        <source>Choose an entry at the left to look at it.</source>
        <translation>在左侧选择一项即可查看。</translation>
    </message>
    <message>
        <source>Choose what to compute. Every analysis says how long it takes before it runs.</source>
        <translation>请选择要做的分析。每项分析在运行前都会给出所需时间。</translation>
    </message>
    <message>
        <source>Place the books…</source>
        <translation>摆放图书…</translation>
    </message>
    <message>
        <source>Communities…</source>
        <translation>社区划分…</translation>
    </message>
    <message>
        <source>Word vectors…</source>
        <translation>词向量…</translation>
    </message>
    <message>
        <source>No results yet</source>
        <translation>还没有分析结果</translation>
    </message>
    <message>
        <source>Drop a file here: loans, texts, a network, vectors or a floor plan. Or choose one:</source>
        <translation>把文件拖到这里：借阅记录、文本、网络、向量或平面图；也可以选择：</translation>
    </message>
    <message>
        <source>Import loans…</source>
        <translation>导入借阅记录…</translation>
    </message>
    <message>
        <source>Texts…</source>
        <translation>文本…</translation>
    </message>
    <message>
        <source>A network…</source>
        <translation>网络…</translation>
    </message>
    <message>
        <source>Vectors…</source>
        <translation>向量…</translation>
    </message>
    <message>
        <source>No data yet</source>
        <translation>还没有数据</translation>
    </message>
</context>
<context>
    <name>EntryActions</name>
    <message>
        <source>Note on {name}</source>
        <translation>{name} 的备注</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>{name} is in the bin.</source>
        <translation>{name} 已移入回收站。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>EntryRow</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
</context>
<context>
    <name>ExportPanel</name>
    <message>
        <source>{dpi} dpi</source>
        <translation>{dpi} dpi</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>分辨率</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>As on the screen now: the same place, colours, names and legends.</source>
        <translation>与屏幕所见一致：位置、颜色、名称和图例都相同。</translation>
    </message>
    <message>
        <source>Never names a borrower; figures of fewer readers than the settings allow are left out.</source>
        <translation>绝不包含读者姓名；读者数少于设置下限的数据会略去。</translation>
    </message>
    <message>
        <source>{wide} × {high} pixels</source>
        <translation>{wide} × {high} 像素</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>Nothing here can be exported.</source>
        <translation>这里没有可以导出的内容。</translation>
    </message>
    <message>
        <source>Choose an entry at the left.</source>
        <translation>请在左侧选择一项。</translation>
    </message>
    <message>
        <source>selected</source>
        <translation>已选</translation>
    </message>
    <message>
        <source>Writing {file} …</source>
        <translation>正在写入 {file} …</translation>
    </message>
    <message>
        <source>Writing {file}</source>
        <translation>写入 {file}</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Written: {file}</source>
        <translation>已写入：{file}</translation>
    </message>
    <message>
        <source>comparison</source>
        <translation>比较</translation>
    </message>
</context>
<context>
    <name>FileCard</name>
    <message>
        <source>Choose another…</source>
        <translation>另选文件…</translation>
    </message>
    <message>
        <source>{file} and {n} more</source>
        <translation>{file} 等，另有 {n} 个</translation>
    </message>
    <message>
        <source>{rows} {rows:row|rows} × {columns} {columns:column|columns}</source>
        <translation>{rows} 行 × {columns} 列</translation>
    </message>
    <message>
        <source>{columns} {columns:column|columns}</source>
        <translation>{columns} 列</translation>
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
    <name>FloatingTools</name>
    <message>
        <source>Rectangle (R)</source>
        <translation>矩形 (R)</translation>
    </message>
    <message>
        <source>Lasso: Shift adds, Alt takes away (L)</source>
        <translation>套索：Shift 添加，Alt 减去 (L)</translation>
    </message>
</context>
<context>
    <name>FlowLegend</name>
    <message>
        <source>Flow through a module</source>
        <translation>流经模块的流量</translation>
    </message>
    <message>
        <source>circle area; dark rim = the share that leaves</source>
        <translation>圆的面积；深色边缘为流出的比例</translation>
    </message>
</context>
<context>
    <name>Forgetting</name>
    <message>
        <source>Forget the raw loans of {name}? This cannot be undone.</source>
        <translation>要销毁“{name}”的原始借阅记录吗？此操作无法撤销。</translation>
    </message>
    <message>
        <source>Forget the loans</source>
        <translation>销毁借阅记录</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Destroyed: {loans} {loans:loan|loans}, and the key that leads from them to their borrowers.</source>
        <translation>将销毁：{loans} 条借阅记录，以及可由其追溯到读者的密钥。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) computed from them go too.</source>
        <translation>
            <numerusform>由其计算出的 %Ln 个结果也一并删除。</numerusform>
        </translation>
    </message>
    <message>
        <source>What was computed from them goes too: {names}.</source>
        <translation>由其计算出的结果也一并删除：{names}。</translation>
    </message>
    <message>
        <source>Kept: how often books were borrowed together and how often each was, where at least {k} borrowers stand behind the figure. Copies made elsewhere are yours to delete.</source>
        <translation>将保留：图书共同借阅的次数和每本书的借阅次数，且仅限至少有 {k} 位读者的数值。存放在别处的副本需您自行删除。</translation>
    </message>
    <message>
        <source>Forgetting the loans of {name}</source>
        <translation>正在销毁“{name}”的借阅记录</translation>
    </message>
    <message>
        <source>The loans of {name} are forgotten.</source>
        <translation>“{name}”的借阅记录已销毁。</translation>
    </message>
    <message>
        <source>Counts of pairs: {kept} kept; {dropped} with too few borrowers dropped.</source>
        <translation>保留了 {kept} 个配对计数；{dropped} 个因读者过少未保留。</translation>
    </message>
    <message>
        <source>No longer possible:</source>
        <translation>以下不再可行：</translation>
    </message>
    <message>
        <source>Another program was reading the file; the next opening erases what is left.</source>
        <translation>另一程序正在读取该文件；下次打开项目时将清除残余痕迹。</translation>
    </message>
    <message>
        <source>Choose one at the left, then ask again.</source>
        <translation>请先在左侧选择一个，再重新操作。</translation>
    </message>
    <message>
        <source>There are several sources of loans.</source>
        <translation>有多个借阅数据来源。</translation>
    </message>
    <message>
        <source>There are no raw loans in this project.</source>
        <translation>此项目中没有原始借阅记录。</translation>
    </message>
</context>
<context>
    <name>Histogram</name>
    <message>
        <source>Loans per borrower, the busiest with {loans} or more</source>
        <translation>每位读者的借阅次数，最多者不少于 {loans} 次</translation>
    </message>
    <message>
        <source>{loans} and more</source>
        <translation>{loans} 及以上</translation>
    </message>
</context>
<context>
    <name>Icicle</name>
    <message>
        <source>Tree of modules</source>
        <translation>模块树</translation>
    </message>
    <message>
        <source>Arrow keys go through the tree, Space selects the members, Enter fills the width, Backspace goes up.</source>
        <translation>方向键在树中移动，空格选中成员，回车铺满宽度，退格返回上一层。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>Nothing yet: see the message about the file.</source>
        <translation>暂无内容：请看关于文件的提示。</translation>
    </message>
    <message>
        <source>The check was stopped. Change a choice to check again.</source>
        <translation>检查已停止。改动任一选项即可重新检查。</translation>
    </message>
    <message>
        <source>Preview and columns</source>
        <translation>预览与列</translation>
    </message>
    <message>
        <source>Each column’s meaning was guessed. Change what is wrong.</source>
        <translation>各列含义为自动推测，有误请改正。</translation>
    </message>
    <message>
        <source>Borrowers are shown as they will be stored; names and columns that stay out are dots.</source>
        <translation>读者号按存储后的样子显示；姓名和不导入的列以圆点代替。</translation>
    </message>
    <message>
        <source>Columns that stay out are shown as dots.</source>
        <translation>不导入的列以圆点代替。</translation>
    </message>
    <message>
        <source>Choose files to import</source>
        <translation>选择要导入的文件</translation>
    </message>
</context>
<context>
    <name>ImportRoles</name>
    <message>
        <source>Ignore</source>
        <translation>忽略</translation>
    </message>
    <message>
        <source>Borrower</source>
        <translation>读者</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>图书</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复本</translation>
    </message>
    <message>
        <source>Loan date</source>
        <translation>借出日期</translation>
    </message>
    <message>
        <source>Return date</source>
        <translation>归还日期</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>题名</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>著者</translation>
    </message>
    <message>
        <source>Call number</source>
        <translation>索书号</translation>
    </message>
    <message>
        <source>ISBN</source>
        <translation>ISBN</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>分馆</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>馆藏</translation>
    </message>
    <message>
        <source>First item</source>
        <translation>图书一</translation>
    </message>
    <message>
        <source>Second item</source>
        <translation>图书二</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>CLC class</source>
        <translation>中图分类号</translation>
    </message>
    <message>
        <source>Dewey class</source>
        <translation>杜威分类号</translation>
    </message>
    <message>
        <source>LC class</source>
        <translation>国会分类号</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页数</translation>
    </message>
    <message>
        <source>Width (mm)</source>
        <translation>书脊宽（毫米）</translation>
    </message>
    <message>
        <source>Height (cm)</source>
        <translation>高（厘米）</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语种</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>出版社</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>丛书</translation>
    </message>
</context>
<context>
    <name>Imports</name>
    <message>
        <source>Import loans</source>
        <translation>导入借阅</translation>
    </message>
    <message>
        <source>Import counts of pairs</source>
        <translation>导入配对计数</translation>
    </message>
    <message>
        <source>Import texts</source>
        <translation>导入文本</translation>
    </message>
    <message>
        <source>Import catalogue</source>
        <translation>导入书目</translation>
    </message>
    <message>
        <source>Importing {file}</source>
        <translation>正在导入 {file}</translation>
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
        <source>Nothing selected. Click an item, drag with Shift held for a rectangle, or draw round some with the lasso.</source>
        <translation>尚未选择。点击一项，按住 Shift 拖出矩形，或用套索圈选。</translation>
    </message>
    <message>
        <source>Draw a lasso</source>
        <translation>用套索圈选</translation>
    </message>
    <message>
        <source>Show its neighbours</source>
        <translation>查看邻近的书</translation>
    </message>
    <message>
        <source>Nothing selected. Click a row or a piece of the picture; Ctrl adds more.</source>
        <translation>尚未选中。点击一行或图中的一项；按住 Ctrl 可继续添加。</translation>
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
    <name>JobCard</name>
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
        <source>Go on</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>JobPanel</name>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Close the list of jobs</source>
        <translation>关闭任务列表</translation>
    </message>
    <message>
        <source>Nothing has run in this session.</source>
        <translation>本次打开后还没有运行过任务。</translation>
    </message>
</context>
<context>
    <name>KeptViews</name>
    <message>
        <source>There is no view in front that can be kept.</source>
        <translation>前面没有可以保存的视图。</translation>
    </message>
    <message>
        <source>Open a placement, a map, a network or a plan.</source>
        <translation>请打开摆放方案、地图、网络或排架方案。</translation>
    </message>
    <message>
        <source>View {number}</source>
        <translation>视图 {number}</translation>
    </message>
    <message>
        <source>Name of this view</source>
        <translation>视图名称</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>No view is kept here yet</source>
        <translation>这里还没有保存的视图</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>KeywordsView</name>
    <message>
        <source>Keywords of {name}</source>
        <translation>{name} 的关键词</translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln 篇文档</numerusform>
        </translation>
    </message>
    <message>
        <source>search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Written to {file}</source>
        <translation>已写入 {file}</translation>
    </message>
    <message numerus="yes">
        <source>how many of %Ln text(s) list it</source>
        <translation>
            <numerusform>%Ln 篇文本中有几篇列出它</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything together</source>
        <translation>全部合在一起</translation>
    </message>
    <message>
        <source>The documents chosen</source>
        <translation>所选文档</translation>
    </message>
    <message>
        <source>No word of this text is in the model.</source>
        <translation>模型中没有这篇文本里的词。</translation>
    </message>
    <message>
        <source>the sentences that best let one guess the text</source>
        <translation>最能让人猜出全文的句子</translation>
    </message>
    <message>
        <source>how well it lets one guess the text, log p(s|w)</source>
        <translation>由它猜出全文的把握，log p(s|w)</translation>
    </message>
    <message>
        <source>how well it lets one guess the text, by counts</source>
        <translation>由它猜出全文的把握（按共现计数）</translation>
    </message>
    <message>
        <source>gained information × occurrences</source>
        <translation>信息增益 × 出现次数</translation>
    </message>
    <message>
        <source>occurrences × rarity</source>
        <translation>出现次数 × 稀有度</translation>
    </message>
    <message>
        <source>Your text</source>
        <translation>给定的文本</translation>
    </message>
    <message>
        <source>No keyword was found.</source>
        <translation>没有找到关键词。</translation>
    </message>
    <message>
        <source>opened</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>keyword</source>
        <translation>关键词</translation>
    </message>
    <message>
        <source>CSV for spreadsheets (*.csv);;Excel workbook (*.xlsx);;Tab-separated (*.tsv);;JSON (*.json)</source>
        <translation>CSV 表格 (*.csv);;Excel 工作簿 (*.xlsx);;制表符分隔 (*.tsv);;JSON (*.json)</translation>
    </message>
    <message>
        <source>Export the keywords</source>
        <translation>导出关键词</translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation>关键词</translation>
    </message>
    <message>
        <source>Export these keywords as CSV or XLSX</source>
        <translation>将这些关键词导出为 CSV 或 XLSX</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>By document</source>
        <translation>按文档</translation>
    </message>
    <message>
        <source>By label</source>
        <translation>按标签</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Selection</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>{name} (read-only)</source>
        <translation>{name}（只读）</translation>
    </message>
    <message>
        <source>Nothing is shown</source>
        <translation>未显示内容</translation>
    </message>
    <message>
        <source>Choose an entry at the left.</source>
        <translation>请在左侧选择一项。</translation>
    </message>
    <message>
        <source>Stop it and go on</source>
        <translation>停止并继续</translation>
    </message>
    <message>
        <source>Stop it and quit</source>
        <translation>停止并退出</translation>
    </message>
    <message>
        <source>Work is still under way.</source>
        <translation>仍有工作正在进行。</translation>
    </message>
    <message>
        <source>Stopped runs and imports leave nothing behind; finished results are safe.</source>
        <translation>停止的运行和导入不会留下任何内容；已完成的结果不受影响。</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>留在这里</translation>
    </message>
    <message>
        <source>{count} {count:name|names} copied</source>
        <translation>已复制 {count} 个名称</translation>
    </message>
</context>
<context>
    <name>MapCompare</name>
    <message>
        <source>Beside: {name}</source>
        <translation>并排显示：{name}</translation>
    </message>
    <message>
        <source>Travel to: {name}</source>
        <translation>移动到：{name}</translation>
    </message>
    <message>
        <source>Close the map beside</source>
        <translation>关闭并排的地图</translation>
    </message>
    <message>
        <source>Travel back</source>
        <translation>移回原处</translation>
    </message>
    <message>
        <source>Shown as: {name}</source>
        <translation>现按 {name} 显示</translation>
    </message>
</context>
<context>
    <name>MapTools</name>
    <message>
        <source>Select: click an item, drag moves (V)</source>
        <translation>选择：点击项目，拖动平移 (V)</translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation>着色依据</translation>
    </message>
    <message>
        <source>Size by</source>
        <translation>大小依据</translation>
    </message>
    <message>
        <source>Outline and name the groups (G)</source>
        <translation>勾勒并命名各组 (G)</translation>
    </message>
    <message>
        <source>Link the selected item to its neighbours (N)</source>
        <translation>把所选项与其近邻相连 (N)</translation>
    </message>
    <message>
        <source>Compare with another map</source>
        <translation>与另一张地图比较</translation>
    </message>
    <message>
        <source>Fit (Ctrl+0)</source>
        <translation>适合窗口 (Ctrl+0)</translation>
    </message>
    <message>
        <source>How many names</source>
        <translation>名称数量</translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>A picture with a table twin: Ctrl+T shows the same items as a table.</source>
        <translation>本图另有表格：按 Ctrl+T 以表格显示同样的内容。</translation>
    </message>
    <message>
        <source>Picture of the items on a map</source>
        <translation>各项在地图上的图像</translation>
    </message>
    <message>
        <source>This map holds no items.</source>
        <translation>这张地图上没有任何项目。</translation>
    </message>
    <message>
        <source>{count} {count:item|items}</source>
        <translation>{count} 项</translation>
    </message>
    <message>
        <source>{shown} of {count} {count:item|items}</source>
        <translation>{count} 项中的 {shown} 项</translation>
    </message>
    <message>
        <source>All alike</source>
        <translation>大小相同</translation>
    </message>
</context>
<context>
    <name>MarkovTime</name>
    <message>
        <source>Search at other times</source>
        <translation>搜索其他时间</translation>
    </message>
    <message>
        <source>Run at this time…</source>
        <translation>以此时间运行…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Searching at other Markov times</source>
        <translation>正在搜索其他马尔可夫时间</translation>
    </message>
    <message>
        <source>Markov time</source>
        <translation>马尔可夫时间</translation>
    </message>
    <message>
        <source>Longer times join modules. Code lengths at different times cannot be compared with each other.</source>
        <translation>时间越长，模块越合并。不同时间的码长不能相互比较。</translation>
    </message>
    <message>
        <source>At {time}: not known yet.</source>
        <translation>时间 {time}：尚未计算。</translation>
    </message>
    <message>
        <source>At {time}: searching…</source>
        <translation>时间 {time}：正在搜索…</translation>
    </message>
    <message>
        <source>At {time}: {modules}, {bits} bits a step.</source>
        <translation>时间 {time}：{modules}，每步 {bits} 比特。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln module(s)</source>
        <translation>
            <numerusform>%Ln 个模块</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MiniMap</name>
    <message>
        <source>Overview: click to go there, arrows move</source>
        <translation>总览：点击前往，方向键移动</translation>
    </message>
    <message>
        <source>Overview: click to go there</source>
        <translation>总览：点击前往</translation>
    </message>
</context>
<context>
    <name>ModuleBars</name>
    <message>
        <source>One level</source>
        <translation>单层</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>索引</translation>
    </message>
    <message>
        <source>outside all modules</source>
        <translation>不属于任何模块</translation>
    </message>
    <message>
        <source>{modules}, {top} at the top</source>
        <translation>{modules}，顶层 {top} 个</translation>
    </message>
    <message>
        <source>index {bits}</source>
        <translation>索引 {bits}</translation>
    </message>
    <message>
        <source>module code books {bits}</source>
        <translation>模块码本 {bits}</translation>
    </message>
    <message>
        <source>saved {bits}</source>
        <translation>节省 {bits}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln module(s)</source>
        <translation>
            <numerusform>%Ln 个模块</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModuleList</name>
    <message>
        <source>Modules of {name}</source>
        <translation>{name} 的模块</translation>
    </message>
    <message>
        <source>Filter modules</source>
        <translation>筛选模块</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Top modules</source>
        <translation>顶层模块</translation>
    </message>
    <message>
        <source>Finest modules</source>
        <translation>最细模块</translation>
    </message>
    <message>
        <source>All levels</source>
        <translation>所有层</translation>
    </message>
    <message>
        <source>Rename (F2)</source>
        <translation>重命名 (F2)</translation>
    </message>
    <message>
        <source>No modules: one level is shortest.</source>
        <translation>没有模块：单层最短。</translation>
    </message>
    <message>
        <source>No module holds this text.</source>
        <translation>没有模块含有这些文字。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln module(s)</source>
        <translation>
            <numerusform>%Ln 个模块</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModuleTable</name>
    <message>
        <source>Modules</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>module</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>modules</source>
        <translation>多个模块</translation>
    </message>
</context>
<context>
    <name>ModuleTableModel</name>
    <message>
        <source>Module</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>成员数</translation>
    </message>
    <message>
        <source>Flow, %</source>
        <translation>流量 %</translation>
    </message>
    <message>
        <source>Leaves, %</source>
        <translation>流出 %</translation>
    </message>
    <message>
        <source>Bits saved</source>
        <translation>节省比特</translation>
    </message>
    <message>
        <source>Top members</source>
        <translation>主要成员</translation>
    </message>
    <message>
        <source>Suggested from its members. F2 gives another name.</source>
        <translation>名称由成员推荐，按 F2 可改名。</translation>
    </message>
</context>
<context>
    <name>MoveCurve</name>
    <message>
        <source>How many books to move: left and right choose</source>
        <translation>移动多少本书：用左右键选择</translation>
    </message>
    <message>
        <source>share of the books moved</source>
        <translation>移动的图书比例</translation>
    </message>
    <message>
        <source>same loans (too rosy)</source>
        <translation>同一批借阅（过于乐观）</translation>
    </message>
    <message>
        <source>later loans</source>
        <translation>之后的借阅</translation>
    </message>
</context>
<context>
    <name>NeighbourPage</name>
    <message>
        <source>Similar</source>
        <translation>相似</translation>
    </message>
    <message>
        <source>similar</source>
        <translation>相似</translation>
    </message>
    <message>
        <source>Related</source>
        <translation>相关</translation>
    </message>
    <message>
        <source>related</source>
        <translation>相关</translation>
    </message>
    <message>
        <source>likeliest</source>
        <translation>最可能</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>精确</translation>
    </message>
    <message>
        <source>Weight of rarity, α</source>
        <translation>稀有度权重 α</translation>
    </message>
    <message>
        <source>The score is log p(y|x) − α log p(y). Smaller α favours frequent words.</source>
        <translation>得分为 log p(y|x) − α log p(y)。α 越小越偏向常用词。</translation>
    </message>
    <message>
        <source>rare ones too</source>
        <translation>含罕见词</translation>
    </message>
    <message>
        <source>frequent ones only</source>
        <translation>只要常用词</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>至少</translation>
    </message>
    <message>
        <source>Fewest occurrences</source>
        <translation>最少出现次数</translation>
    </message>
    <message>
        <source>Both directions</source>
        <translation>双向</translation>
    </message>
    <message>
        <source>Score by the mean of how y follows from x and x from y.</source>
        <translation>以 x 推 y 与 y 推 x 的平均值计分。</translation>
    </message>
    <message>
        <source>No function words</source>
        <translation>不含虚词</translation>
    </message>
    <message>
        <source>could stand in for it</source>
        <translation>可以替代它</translation>
    </message>
    <message>
        <source>stands in the same places</source>
        <translation>出现在相同位置</translation>
    </message>
    <message>
        <source>goes with it</source>
        <translation>常与它同借</translation>
    </message>
    <message>
        <source>turns up together</source>
        <translation>常与它同现</translation>
    </message>
    <message>
        <source>{n}×</source>
        <translation>{n} 次</translation>
    </message>
    <message>
        <source>Ask for it</source>
        <translation>查询它</translation>
    </message>
    <message>
        <source>Add to the question	+</source>
        <translation>加入查询	+</translation>
    </message>
    <message>
        <source>Take from the question	−</source>
        <translation>从查询中减去	−</translation>
    </message>
    <message>
        <source>Pin to compare	P</source>
        <translation>固定以比较	P</translation>
    </message>
    <message>
        <source>Show in the texts</source>
        <translation>在文本中查看</translation>
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
    <name>NetworkCanvas</name>
    <message>
        <source>Preparing the view…</source>
        <translation>正在准备视图…</translation>
    </message>
</context>
<context>
    <name>NetworkTools</name>
    <message>
        <source>Select: click a circle, drag moves (V)</source>
        <translation>选择：单击圆，拖动平移 (V)</translation>
    </message>
    <message>
        <source>Rectangle (R)</source>
        <translation>矩形 (R)</translation>
    </message>
    <message>
        <source>Lasso: Shift adds, Alt takes away (L)</source>
        <translation>套索：Shift 添加，Alt 去除 (L)</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Show everything (Ctrl+0)</source>
        <translation>显示全部 (Ctrl+0)</translation>
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
</context>
<context>
    <name>NetworkView</name>
    <message>
        <source>Network of modules</source>
        <translation>模块网络</translation>
    </message>
    <message>
        <source>Arrow keys go from circle to circle, Enter opens a module, Backspace leaves it, Space selects. Ctrl+T shows the same as a table.</source>
        <translation>方向键在圆之间移动，回车打开模块，退格离开，空格选中。Ctrl+T 以表格显示相同内容。</translation>
    </message>
    <message>
        <source>Picture of the network</source>
        <translation>网络图</translation>
    </message>
    <message>
        <source>search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>all shown</source>
        <translation>全部显示项</translation>
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
        <translation>单击</translation>
    </message>
    <message>
        <source>module</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>Modules</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>This network has no nodes.</source>
        <translation>该网络没有节点。</translation>
    </message>
    <message>
        <source>No modules: one level is shortest.</source>
        <translation>没有模块：单层最短。</translation>
    </message>
    <message>
        <source>Links of fewer borrowers than privacy asks for are not drawn.</source>
        <translation>读者数低于隐私下限的连线不绘出。</translation>
    </message>
    <message>
        <source>{share} %</source>
        <translation>{share} %</translation>
    </message>
    <message>
        <source>of the flow</source>
        <translation>的流量</translation>
    </message>
    <message numerus="yes">
        <source>%Ln member(s)</source>
        <translation>
            <numerusform>%Ln 个成员</numerusform>
        </translation>
    </message>
    <message>
        <source>leaves</source>
        <translation>流出</translation>
    </message>
    <message numerus="yes">
        <source>of its visits, %Ln module(s)</source>
        <translation>
            <numerusform>的访问在此，共在 %Ln 个模块中</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Copy this message</source>
        <translation>复制此消息</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
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
        <source>auto</source>
        <translation>自动</translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>{n} {n:loan is|loans are} in</source>
        <translation>已导入 {n} 次借阅</translation>
    </message>
    <message>
        <source>{n} {n:pair is|pairs are} in</source>
        <translation>已导入 {n} 个配对</translation>
    </message>
    <message>
        <source>{n} {n:record is|records are} in</source>
        <translation>已导入 {n} 条记录</translation>
    </message>
    <message>
        <source>{n} {n:document is|documents are} in</source>
        <translation>已导入 {n} 篇文档</translation>
    </message>
    <message>
        <source>Borrowers are stored as keyed ids, names not at all.</source>
        <translation>读者只以加密编号存储，姓名一概不存。</translation>
    </message>
    <message>
        <source>As “{name}”, from {rows} {rows:row|rows}; {left} left out.</source>
        <translation>名为“{name}”，共 {rows} 行，略去 {left} 行。</translation>
    </message>
    <message>
        <source>As “{name}”; files or pieces left out: {left}.</source>
        <translation>名为“{name}”；略去 {left} 个文件或片段。</translation>
    </message>
    <message>
        <source>Run a placement…</source>
        <translation>运行排布…</translation>
    </message>
    <message>
        <source>Add a catalogue…</source>
        <translation>添加书目…</translation>
    </message>
    <message>
        <source>Import loans…</source>
        <translation>导入借阅…</translation>
    </message>
    <message>
        <source>Learn word vectors…</source>
        <translation>训练词向量…</translation>
    </message>
    <message>
        <source>Read the texts</source>
        <translation>阅读文本</translation>
    </message>
</context>
<context>
    <name>ParamRow</name>
    <message>
        <source>Restore default: {default}</source>
        <translation>恢复默认值：{default}</translation>
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
        <translation>大于 {low}，不超过 {high}</translation>
    </message>
    <message>
        <source>from {low} to {high}</source>
        <translation>{low} 到 {high}</translation>
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
    <name>PictureCanvas</name>
    <message>
        <source>Preparing the view…</source>
        <translation>正在准备视图…</translation>
    </message>
</context>
<context>
    <name>PictureView</name>
    <message>
        <source>search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>all shown</source>
        <translation>全部显示的</translation>
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
</context>
<context>
    <name>PlaceTable</name>
    <message>
        <source>Places in the texts</source>
        <translation>文本中的出处</translation>
    </message>
    <message>
        <source>concordance</source>
        <translation>上下文</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>undecided</source>
        <translation>未定</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>前文</translation>
    </message>
    <message>
        <source>Hit</source>
        <translation>命中</translation>
    </message>
    <message>
        <source>After</source>
        <translation>后文</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Sense</source>
        <translation>义项</translation>
    </message>
</context>
<context>
    <name>PlainImport</name>
    <message>
        <source>Choose files…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>A list of links (CSV, TSV, XLSX), Pajek, GML or GraphML.</source>
        <translation>连线列表（CSV、TSV、XLSX）、Pajek、GML 或 GraphML。</translation>
    </message>
    <message>
        <source>word2vec text or binary, GloVe, NumPy arrays, or a table with a column of names.</source>
        <translation>word2vec 文本或二进制、GloVe、NumPy 数组，或带有名称列的表格。</translation>
    </message>
    <message>
        <source>As the file says</source>
        <translation>依文件所述</translation>
    </message>
    <message>
        <source>No direction</source>
        <translation>没有方向</translation>
    </message>
    <message>
        <source>From first to second</source>
        <translation>由第一个指向第二个</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>连线</translation>
    </message>
    <message>
        <source>Leave out rows that cannot be read</source>
        <translation>略去无法读取的行</translation>
    </message>
    <message>
        <source>Bring columns to one scale</source>
        <translation>各列统一尺度</translation>
    </message>
    <message>
        <source>For tables of figures with different units; not for word vectors.</source>
        <translation>用于单位不同的数据表；不用于词向量。</translation>
    </message>
    <message>
        <source>Floors</source>
        <translation>楼层数</translation>
    </message>
    <message>
        <source>Ranges on a floor</source>
        <translation>每层书架排数</translation>
    </message>
    <message>
        <source>Bays in a range</source>
        <translation>每排架格数</translation>
    </message>
    <message>
        <source>Shelves in a bay</source>
        <translation>每格层数</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Make the plan</source>
        <translation>生成平面图</translation>
    </message>
    <message>
        <source>floor plan</source>
        <translation>平面图</translation>
    </message>
    <message>
        <source>Two tables: bays, and ways between them. Or a plan made from a few sizes, which can then be changed by hand.</source>
        <translation>两个表：架格，以及架格之间的通道。或按几个尺寸生成平面图，之后可手工修改。</translation>
    </message>
</context>
<context>
    <name>PlanBar</name>
    <message>
        <source>A visit drawn at random: click again for another</source>
        <translation>随机抽取一次到访：再点一次换一次</translation>
    </message>
</context>
<context>
    <name>PlanCanvas</name>
    <message>
        <source>Entrance</source>
        <translation>入口</translation>
    </message>
    <message>
        <source>a sample visit</source>
        <translation>示例到访</translation>
    </message>
</context>
<context>
    <name>PlanCourse</name>
    <message>
        <source>{before} m → {now} m per visit</source>
        <translation>每次到馆 {before} 米 → {now} 米</translation>
    </message>
    <message>
        <source>Expected, not yet judged on later loans.</source>
        <translation>为预期值，尚未用后来的借阅检验。</translation>
    </message>
    <message>
        <source>{change} so far</source>
        <translation>目前 {change}</translation>
    </message>
    <message>
        <source>{share} of the books moved</source>
        <translation>已移动 {share} 的书</translation>
    </message>
</context>
<context>
    <name>PlanPins</name>
    <message>
        <source>Leave the books of {name} where they are…</source>
        <translation>让 {name} 的图书留在原处…</translation>
    </message>
    <message>
        <source>Keep {name} free…</source>
        <translation>让 {name} 留空…</translation>
    </message>
    <message>
        <source>Keep {name} for reference books…</source>
        <translation>将 {name} 留给参考书…</translation>
    </message>
    <message numerus="yes">
        <source>Leave the %Ln selected book(s) where they are…</source>
        <translation>
            <numerusform>让所选的 %Ln 册图书留在原处…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Leave the books of %Ln bay(s) where they are…</source>
        <translation>
            <numerusform>让 %Ln 个书架格的图书留在原处…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanTools</name>
    <message>
        <source>Select: click a bay; drag what is selected to ask what a move would save (V)</source>
        <translation>选择：点击书架格；拖动已选内容可查看移动能节省多少（V）</translation>
    </message>
    <message>
        <source>A visit drawn at random; again for another (W)</source>
        <translation>随机抽取一次到访；再次点击换一次（W）</translation>
    </message>
    <message>
        <source>Leave the selected books where they are…</source>
        <translation>让所选图书留在原处…</translation>
    </message>
    <message>
        <source>What the ranges hold (N)</source>
        <translation>各排书架所藏（N）</translation>
    </message>
    <message>
        <source>Fit (Ctrl+0)</source>
        <translation>适合窗口（Ctrl+0）</translation>
    </message>
</context>
<context>
    <name>PlanView</name>
    <message>
        <source>Shelf plan from above</source>
        <translation>排架方案俯视图</translation>
    </message>
    <message>
        <source>Shelves of one floor: arrows go from bay to bay, Space selects</source>
        <translation>一层的书架：方向键在架格间移动，空格键选择</translation>
    </message>
    <message>
        <source>Plan for this many…</source>
        <translation>按此数量排架…</translation>
    </message>
    <message>
        <source>How many books to move</source>
        <translation>移动多少本书</translation>
    </message>
    <message>
        <source>Bays</source>
        <translation>架格</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Discard all</source>
        <translation>全部放弃</translation>
    </message>
    <message>
        <source>Bays, largest change first; loans per metre of shelf</source>
        <translation>架格，变化最大者在前；每米书架的借阅次数</translation>
    </message>
    <message>
        <source>{count} of {total}</source>
        <translation>{total} 本中的 {count} 本</translation>
    </message>
    <message>
        <source>{change} on later loans</source>
        <translation>之后的借阅 {change}</translation>
    </message>
    <message>
        <source>{change} ({low} … {high}) on later loans</source>
        <translation>之后的借阅 {change}（{low} … {high}）</translation>
    </message>
    <message numerus="yes">
        <source>Trial of %Ln move(s): {change} m per visit. Nothing is stored.</source>
        <translation>
            <numerusform>试移 %Ln 次：每次到访 {change} 米。没有保存任何内容。</numerusform>
        </translation>
    </message>
    <message>
        <source>Drag a selected bay onto another to ask what that would save.</source>
        <translation>把选中的架格拖到另一个架格上，看看能省多少路。</translation>
    </message>
    <message>
        <source>{change} m per visit ({share})</source>
        <translation>每次到访 {change} 米（{share}）</translation>
    </message>
    <message>
        <source>{told}; but {bay} would lack {missing} cm</source>
        <translation>{told}；但 {bay} 会缺 {missing} 厘米</translation>
    </message>
    <message>
        <source>Books change places while the search goes on; Cancel offers the best plan so far.</source>
        <translation>搜索进行时图书会变换位置；取消时给出目前最好的方案。</translation>
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
        <source>Select books or a bay first</source>
        <translation>请先选择图书或书架格</translation>
    </message>
    <message>
        <source>{loans} after</source>
        <translation>之后 {loans}</translation>
    </message>
    <message>
        <source>was {loans}</source>
        <translation>原为 {loans}</translation>
    </message>
    <message>
        <source>{count} {count:book|books}</source>
        <translation>{count} 册</translation>
    </message>
    <message>
        <source>{share} full</source>
        <translation>已满 {share}</translation>
    </message>
    <message>
        <source>{metres} m away</source>
        <translation>距入口 {metres} 米</translation>
    </message>
    <message>
        <source>{loans} {loans:loan|loans}/m</source>
        <translation>{loans} 次/米</translation>
    </message>
</context>
<context>
    <name>PreviewModel</name>
    <message>
        <source>“{text}” gives no day: the loan is kept with an unknown day.</source>
        <translation>“{text}”不能确定到日：保留该借阅，日期记为未知。</translation>
    </message>
    <message>
        <source>In the file: {text}</source>
        <translation>文件原文：{text}</translation>
    </message>
</context>
<context>
    <name>PreviewTable</name>
    <message>
        <source>First rows of the file</source>
        <translation>文件前几行</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>No row has a problem.</source>
        <translation>没有问题行。</translation>
    </message>
    <message>
        <source>Problems by row</source>
        <translation>逐行问题</translation>
    </message>
    <message>
        <source>All {n}</source>
        <translation>全部 {n}</translation>
    </message>
    <message>
        <source>Refused {n}</source>
        <translation>拒绝 {n}</translation>
    </message>
    <message>
        <source>Dropped {n}</source>
        <translation>去重 {n}</translation>
    </message>
    <message>
        <source>Kept {n}</source>
        <translation>保留 {n}</translation>
    </message>
    <message>
        <source>{count} of {rows} {rows:row|rows}</source>
        <translation>{rows} 行中的 {count} 行</translation>
    </message>
    <message>
        <source>the first {listed} listed</source>
        <translation>列出前 {listed} 行</translation>
    </message>
</context>
<context>
    <name>ProblemsModel</name>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>whole row</source>
        <translation>整行</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>dropped as a duplicate</source>
        <translation>作为重复删去</translation>
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
        <source>BIN</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
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
        <source>Forget the raw loans…</source>
        <translation>销毁原始借阅记录…</translation>
    </message>
    <message>
        <source>Move to bin</source>
        <translation>移到回收站</translation>
    </message>
</context>
<context>
    <name>QuestionBar</name>
    <message>
        <source>Back (Alt+Left)</source>
        <translation>后退 (Alt+Left)</translation>
    </message>
    <message>
        <source>Forward (Alt+Right)</source>
        <translation>前进 (Alt+Right)</translation>
    </message>
    <message>
        <source>A title, or several: A + B − C</source>
        <translation>一个书名，或多个：A + B − C</translation>
    </message>
    <message>
        <source>A word, or several: king + woman − man</source>
        <translation>一个词，或多个：国王 + 女人 − 男人</translation>
    </message>
    <message>
        <source>Word to ask for</source>
        <translation>要查询的词</translation>
    </message>
</context>
<context>
    <name>ReadingBeside</name>
    <message>
        <source>Opening the texts…</source>
        <translation>正在打开文本…</translation>
    </message>
</context>
<context>
    <name>ReadingChoices</name>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Separator</source>
        <translation>分隔符</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>表头</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>配对</translation>
    </message>
    <message>
        <source>Shelved by</source>
        <translation>排架依据</translation>
    </message>
    <message>
        <source>workbook</source>
        <translation>工作簿</translation>
    </message>
    <message>
        <source>{name} (found)</source>
        <translation>{name}（识别）</translation>
    </message>
    <message>
        <source>order does not matter</source>
        <translation>不分先后</translation>
    </message>
    <message>
        <source>order matters</source>
        <translation>区分先后</translation>
    </message>
    <message>
        <source>what most have</source>
        <translation>多数记录所用</translation>
    </message>
    <message>
        <source>CLC</source>
        <translation>中图法</translation>
    </message>
    <message>
        <source>none found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>day / month / year</source>
        <translation>日 / 月 / 年</translation>
    </message>
    <message>
        <source>month / day / year</source>
        <translation>月 / 日 / 年</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Save these columns…</source>
        <translation>保存这些列…</translation>
    </message>
    <message>
        <source>as found</source>
        <translation>按识别</translation>
    </message>
    <message>
        <source>Name, then Enter</source>
        <translation>名称，回车保存</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <translation>预设名称</translation>
    </message>
    <message>
        <source>first row</source>
        <translation>首行</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>逗号</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>分号</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>制表符</translation>
    </message>
    <message>
        <source>bar |</source>
        <translation>竖线 |</translation>
    </message>
    <message>
        <source>caret ^</source>
        <translation>脱字符 ^</translation>
    </message>
</context>
<context>
    <name>ReadingPane</name>
    <message>
        <source>{n} {n:word|words}</source>
        <translation>{n} 个词</translation>
    </message>
    <message>
        <source>{n} {n:character|characters}</source>
        <translation>{n} 字</translation>
    </message>
    <message>
        <source>part {n} of {all}</source>
        <translation>第 {n} 部分，共 {all} 部分</translation>
    </message>
    <message>
        <source>keyword</source>
        <translation>关键词</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Part before</source>
        <translation>上一部分</translation>
    </message>
    <message>
        <source>Next part</source>
        <translation>下一部分</translation>
    </message>
    <message>
        <source>Choose a document to read it here.</source>
        <translation>选择一篇文档，在此阅读。</translation>
    </message>
</context>
<context>
    <name>RecentRow</name>
    <message>
        <source>More about {name}</source>
        <translation>{name}：更多操作</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Take out of this list</source>
        <translation>从列表中移除</translation>
    </message>
    <message>
        <source>today, {time}</source>
        <translation>今天 {time}</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
</context>
<context>
    <name>Recutting</name>
    <message>
        <source>Cutting {name} into words</source>
        <translation>正在对 {name} 分词</translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) of {name} are cut otherwise now.</source>
        <translation>
            <numerusform>{name} 中有 %Ln 篇文档的分词已改变。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) are stale: run them again from the tree.</source>
        <translation>
            <numerusform>%Ln 项结果已过期：可在左侧树中重新运行。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) have no word now.</source>
        <translation>
            <numerusform>有 %Ln 篇文档现在没有任何词。</numerusform>
        </translation>
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
        <translation>将整张表导出为 CSV 或 XLSX</translation>
    </message>
    <message>
        <source>There is no table of this yet.</source>
        <translation>此项尚无表格。</translation>
    </message>
    <message>
        <source>The first {shown} of {total} rows; an export holds all of them.</source>
        <translation>显示 {total} 行中的前 {shown} 行；导出包含全部。</translation>
    </message>
    <message>
        <source>{total} {total:row|rows}</source>
        <translation>{total} 行</translation>
    </message>
    <message>
        <source>{shown} of {total} {total:row|rows}</source>
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
    <name>RoleHeader</name>
    <message>
        <source>What column {name} is</source>
        <translation>“{name}”列的含义</translation>
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
        <source>– none –</source>
        <translation>– 不用 –</translation>
    </message>
    <message>
        <source>This needs about {needed} of memory; {limit} may be used. Take fewer books, or raise the limit in the settings.</source>
        <translation>约需内存 {needed}；可用 {limit}。请减少图书数量，或在设置中提高上限。</translation>
    </message>
    <message>
        <source>No loans yet. Import loans first.</source>
        <translation>还没有借阅记录。请先导入。</translation>
    </message>
    <message>
        <source>No pairs yet. Run Borrowed together first.</source>
        <translation>还没有配对。请先运行“共同借阅”。</translation>
    </message>
    <message>
        <source>No placement yet. Run Book placement first.</source>
        <translation>还没有摆放结果。请先运行“图书摆放”。</translation>
    </message>
    <message>
        <source>No floor plan yet. Make or import one: Data › Floor plan.</source>
        <translation>还没有平面图。请通过“数据 › 平面图”生成或导入。</translation>
    </message>
    <message>
        <source>No texts yet. Import texts first.</source>
        <translation>还没有文本。请先导入文本。</translation>
    </message>
    <message>
        <source>No vectors yet. Run Vectors (Word2Vec) first.</source>
        <translation>还没有向量。请先运行“向量（Word2Vec）”。</translation>
    </message>
    <message>
        <source>No vectors yet. Run Vectors (Word2Vec) or import some first.</source>
        <translation>还没有向量。请先运行“向量（Word2Vec）”或导入向量。</translation>
    </message>
    <message>
        <source>Nothing in the project fits yet.</source>
        <translation>项目中还没有合适的内容。</translation>
    </message>
    <message>
        <source>Loans</source>
        <translation>借阅</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>配对</translation>
    </message>
    <message>
        <source>Placement</source>
        <translation>摆放</translation>
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
    <message>
        <source>Trained words</source>
        <translation>训练好的词</translation>
    </message>
    <message>
        <source>Floor plan</source>
        <translation>平面图</translation>
    </message>
    <message>
        <source>Result name</source>
        <translation>结果名称</translation>
    </message>
</context>
<context>
    <name>Runs</name>
    <message>
        <source>Keep what it reached</source>
        <translation>保留已得到的结果</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>{title} was stopped.</source>
        <translation>{title} 已停止。</translation>
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
    <message>
        <source>Select all that match (Shift+Enter)</source>
        <translation>选中全部匹配项（Shift+Enter）</translation>
    </message>
</context>
<context>
    <name>SelectionList</name>
    <message>
        <source>Word</source>
        <translation>词语</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>书名</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>词数</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>Loans</source>
        <translation>借阅</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 项</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Module</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文档</translation>
    </message>
</context>
<context>
    <name>SelectionPanel</name>
    <message numerus="yes">
        <source>%Ln word(s)</source>
        <translation>
            <numerusform>%Ln 个词</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln 篇文档</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln node(s)</source>
        <translation>
            <numerusform>%Ln 个节点</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln book(s)</source>
        <translation>
            <numerusform>%Ln 种书</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SenseCard</name>
    <message numerus="yes">
        <source>%Ln context(s)</source>
        <translation>
            <numerusform>%Ln 处上下文</numerusform>
        </translation>
    </message>
    <message>
        <source>{contexts} · {share} %</source>
        <translation>{contexts} · {share} %</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more word(s)</source>
        <translation>
            <numerusform>另外 %Ln 个词</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SensesView</name>
    <message>
        <source>Senses of {word}</source>
        <translation>{word} 的义项</translation>
    </message>
    <message>
        <source>{shown} of {total} {total:context|contexts}</source>
        <translation>{total} 处上下文中的 {shown} 处</translation>
    </message>
    <message>
        <source>{total} {total:context|contexts}</source>
        <translation>{total} 处上下文</translation>
    </message>
    <message>
        <source>search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>undecided</source>
        <translation>未判定</translation>
    </message>
    <message>
        <source>Written to {file}</source>
        <translation>已写入 {file}</translation>
    </message>
    <message>
        <source>senses</source>
        <translation>义项</translation>
    </message>
    <message>
        <source>contexts</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>Find them by grouping related words</source>
        <translation>由相关词聚类得到</translation>
    </message>
    <message>
        <source>Take the labels of the texts</source>
        <translation>以文本标签为义项</translation>
    </message>
    <message>
        <source>Give words for each sense…</source>
        <translation>为每个义项给出词语…</translation>
    </message>
    <message>
        <source>CSV for spreadsheets (*.csv);;Excel workbook (*.xlsx);;Tab-separated (*.tsv);;JSON (*.json)</source>
        <translation>电子表格 CSV (*.csv);;Excel 工作簿 (*.xlsx);;制表符分隔 (*.tsv);;JSON (*.json)</translation>
    </message>
    <message>
        <source>Export the contexts</source>
        <translation>导出上下文</translation>
    </message>
    <message>
        <source>Surest first</source>
        <translation>最有把握在前</translation>
    </message>
    <message>
        <source>Word before</source>
        <translation>按前一词</translation>
    </message>
    <message>
        <source>Word after</source>
        <translation>按后一词</translation>
    </message>
    <message>
        <source>As found</source>
        <translation>按出现顺序</translation>
    </message>
    <message>
        <source>Other senses…</source>
        <translation>其他义项…</translation>
    </message>
    <message>
        <source>Run again with the senses known in another way</source>
        <translation>换一种方式确定义项后重新运行</translation>
    </message>
    <message>
        <source>In the concordance</source>
        <translation>在语境索引中查看</translation>
    </message>
    <message>
        <source>Export these contexts as CSV or XLSX</source>
        <translation>将这些上下文导出为 CSV 或 XLSX</translation>
    </message>
    <message>
        <source>No contexts were decided. Run again with texts, or with sentences of your own.</source>
        <translation>没有判定任何上下文。请配上文本或自己的句子重新运行。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sense(s)</source>
        <translation>
            <numerusform>%Ln 个义项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SentenceList</name>
    <message>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Edit and run again…</source>
        <translation>修改后重新运行…</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Close the settings</source>
        <translation>关闭设置</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程数</translation>
    </message>
    <message>
        <source>one per core</source>
        <translation>每核一个</translation>
    </message>
    <message>
        <source>Memory of a run</source>
        <translation>单次运行内存</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Fewest borrowers</source>
        <translation>最少读者数</translation>
    </message>
    <message>
        <source>Pairs and cells with fewer distinct borrowers never leave the project. Not below 3.</source>
        <translation>不同读者数更少的配对和单元格不会离开项目。不低于 3。</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>计算</translation>
    </message>
    <message>
        <source>For runs begun from now on. Results do not depend on it.</source>
        <translation>对此后开始的运行生效，不影响结果。</translation>
    </message>
    <message>
        <source>For runs begun from now on.</source>
        <translation>对此后开始的运行生效。</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
</context>
<context>
    <name>ShelfView</name>
    <message>
        <source>search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>all shown</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>inverted</source>
        <translation>反选</translation>
    </message>
    <message>
        <source>bay {name}</source>
        <translation>架格 {name}</translation>
    </message>
    <message>
        <source>Bay {name}</source>
        <translation>书架格 {name}</translation>
    </message>
</context>
<context>
    <name>ShownBar</name>
    <message>
        <source>Floor</source>
        <translation>楼层</translation>
    </message>
    <message>
        <source>Floor {name}</source>
        <translation>{name} 层</translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation>着色依据</translation>
    </message>
    <message>
        <source>Loans per metre of shelf</source>
        <translation>每米书架的借阅次数</translation>
    </message>
    <message>
        <source>How full</source>
        <translation>充满程度</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Metres to the entrance</source>
        <translation>距入口米数</translation>
    </message>
</context>
<context>
    <name>SizeLegend</name>
    <message>
        <source>Legend of sizes: loans per book</source>
        <translation>大小图例：每种书的借阅次数</translation>
    </message>
    <message>
        <source>Legend of sizes: {title}</source>
        <translation>大小图例：{title}</translation>
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
</context>
<context>
    <name>SpaceTools</name>
    <message>
        <source>Orbit: drag turns, right drag moves (O)</source>
        <translation>环绕：拖动旋转，右键拖动平移 (O)</translation>
    </message>
    <message>
        <source>Select: click an item, drag moves (V)</source>
        <translation>选择：点击项目，拖动平移 (V)</translation>
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
        <source>Travel to another placement</source>
        <translation>移到另一摆放方案</translation>
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
    <name>SpaceTravel</name>
    <message>
        <source>Travel to: {name}</source>
        <translation>移到：{name}</translation>
    </message>
    <message>
        <source>No other placement yet</source>
        <translation>还没有其他摆放方案</translation>
    </message>
    <message>
        <source>Travel back</source>
        <translation>移回原处</translation>
    </message>
    <message>
        <source>Shown as: {name}</source>
        <translation>显示为：{name}</translation>
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
    <message>
        <source>All changes saved</source>
        <translation>所有更改已保存</translation>
    </message>
    <message>
        <source>Works offline. Borrower ids are replaced on import; names are never stored.</source>
        <translation>离线工作。导入时读者编号即被替换，姓名从不保存。</translation>
    </message>
    <message>
        <source>Nothing is changed until you press Import</source>
        <translation>按下“导入”之前不会更改任何内容</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>版本 {version}</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Columns and checks</source>
        <translation>列与检查</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Step {n} of 3: {word}</source>
        <translation>第 {n} 步，共 3 步：{word}</translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>Loans per borrower</source>
        <translation>每位读者的借阅次数</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Import it again</source>
        <translation>再次导入</translation>
    </message>
    <message>
        <source>Checking all rows</source>
        <translation>正在检查所有行</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>正在导入</translation>
    </message>
    <message>
        <source>{stage}: {rows}</source>
        <translation>{stage}：{rows}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>配对</translation>
    </message>
    <message>
        <source>rows read</source>
        <translation>读入行数</translation>
    </message>
    <message>
        <source>Books</source>
        <translation>图书</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>with author</source>
        <translation>含著者</translation>
    </message>
    <message>
        <source>with call number</source>
        <translation>含索书号</translation>
    </message>
    <message>
        <source>with ISBN</source>
        <translation>含 ISBN</translation>
    </message>
    <message>
        <source>Loans</source>
        <translation>借阅</translation>
    </message>
    <message>
        <source>Borrowers</source>
        <translation>读者</translation>
    </message>
    <message>
        <source>as keyed ids</source>
        <translation>加密编号</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>到馆</translation>
    </message>
    <message>
        <source>borrower + day</source>
        <translation>读者 + 日期</translation>
    </message>
    <message>
        <source>Visits of two books or more</source>
        <translation>借两种以上的到馆</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>{share} of the rows come in.</source>
        <translation>{share} 的行将导入。</translation>
    </message>
    <message>
        <source>{n} {n:loan|loans} of suspects</source>
        <translation>可疑对象的借阅 {n} 次</translation>
    </message>
    <message>
        <source>{n} that {n:is no loan|are no loans}</source>
        <translation>非借阅 {n} 行</translation>
    </message>
    <message>
        <source>{n} {n:duplicate|duplicates}</source>
        <translation>重复 {n} 行</translation>
    </message>
    <message>
        <source>{n} refused</source>
        <translation>拒绝 {n} 行</translation>
    </message>
    <message>
        <source>Left out: {what}.</source>
        <translation>略去：{what}。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>about {n} min</source>
        <translation>约 {n} 分钟</translation>
    </message>
    <message>
        <source>about {n} s</source>
        <translation>约 {n} 秒</translation>
    </message>
    <message>
        <source>Import {n} {n:loan|loans}</source>
        <translation>导入 {n} 次借阅</translation>
    </message>
    <message>
        <source>Import {n} {n:pair|pairs}</source>
        <translation>导入 {n} 个配对</translation>
    </message>
    <message>
        <source>Import {n} {n:record|records}</source>
        <translation>导入 {n} 条记录</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>What will be imported</source>
        <translation>将导入的内容</translation>
    </message>
    <message>
        <source>Name of the source</source>
        <translation>来源名称</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
</context>
<context>
    <name>SuspectCard</name>
    <message>
        <source>Leave out: {title}</source>
        <translation>略去：{title}</translation>
    </message>
    <message>
        <source>{name}: {why}</source>
        <translation>{name}：{why}</translation>
    </message>
    <message>
        <source>{names} and {n} more</source>
        <translation>{names} 等，另有 {n} 个</translation>
    </message>
    <message>
        <source>Choose one by one…</source>
        <translation>逐个选择…</translation>
    </message>
    <message>
        <source>Fold up</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>{n} {n:loan|loans}</source>
        <translation>{n} 次借阅</translation>
    </message>
</context>
<context>
    <name>Suspects</name>
    <message>
        <source>Suspects</source>
        <translation>可疑对象</translation>
    </message>
    <message>
        <source>These would make books look related that are not. Ticked ones are left out.</source>
        <translation>它们会让无关的书显得相关。勾选者将被略去。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln kind(s) found</source>
        <translation>
            <numerusform>发现 %Ln 类</numerusform>
        </translation>
    </message>
    <message>
        <source>Borrowers who are no person</source>
        <translation>并非真人的读者</translation>
    </message>
    <message>
        <source>Periodicals</source>
        <translation>期刊</translation>
    </message>
    <message>
        <source>Rooms, devices and the like</source>
        <translation>房间、设备之类</translation>
    </message>
    <message>
        <source>Accounts that returned loans are moved to, not readers.</source>
        <translation>归还记录转入的账户，不是读者。</translation>
    </message>
    <message>
        <source>One title stands for many issues: known by their names, or by readers who come back for them.</source>
        <translation>一个题名代表多期：依名称，或依读者反复借阅而知。</translation>
    </message>
    <message>
        <source>Known by their names, or lent far more often than any book.</source>
        <translation>依名称而知，或外借远多于任何图书。</translation>
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
    <message>
        <source>All open views</source>
        <translation>所有打开的视图</translation>
    </message>
    <message>
        <source>Close {name} (Ctrl+W)</source>
        <translation>关闭 {name} (Ctrl+W)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close the others</source>
        <translation>关闭其他</translation>
    </message>
</context>
<context>
    <name>TextField</name>
    <message>
        <source>auto</source>
        <translation>自动</translation>
    </message>
</context>
<context>
    <name>TextImportPage</name>
    <message>
        <source>Files…</source>
        <translation>文件…</translation>
    </message>
    <message>
        <source>A folder…</source>
        <translation>文件夹…</translation>
    </message>
    <message>
        <source>Choose texts to import</source>
        <translation>选择要导入的文本</translation>
    </message>
    <message>
        <source>Choose a folder of texts</source>
        <translation>选择文本文件夹</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
</context>
<context>
    <name>TextPage</name>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
</context>
<context>
    <name>TextPreviewPane</name>
    <message>
        <source>First documents</source>
        <translation>前几篇文档</translation>
    </message>
    <message>
        <source>Beginning of the document, cut into words</source>
        <translation>文档开头的分词结果</translation>
    </message>
    <message>
        <source>Each shade is one word.</source>
        <translation>每块底色为一个词。</translation>
    </message>
</context>
<context>
    <name>TextProblems</name>
    <message>
        <source>Problems by file</source>
        <translation>有问题的文件</translation>
    </message>
    <message>
        <source>{n} not read</source>
        <translation>{n} 个未能读取</translation>
    </message>
</context>
<context>
    <name>TextReading</name>
    <message>
        <source>Guess new words</source>
        <translation>识别新词</translation>
    </message>
    <message>
        <source>Words that are not in the dictionary are guessed from their characters.</source>
        <translation>词典中没有的词由字推测。</translation>
    </message>
    <message>
        <source>row of a table</source>
        <translation>表格的一行</translation>
    </message>
    <message>
        <source>file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>{unit} (found)</source>
        <translation>{unit}（识别）</translation>
    </message>
    <message>
        <source>as found</source>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>{name} (found)</source>
        <translation>{name}（识别）</translation>
    </message>
    <message>
        <source>each sentence</source>
        <translation>逐句判断</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>jieba (slower)</source>
        <translation>jieba（较慢）</translation>
    </message>
    <message>
        <source>semicolon ;</source>
        <translation>分号 ;</translation>
    </message>
    <message>
        <source>first row</source>
        <translation>首行</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>One document is a</source>
        <translation>一篇文档是</translation>
    </message>
    <message>
        <source>Text in column</source>
        <translation>文本列</translation>
    </message>
    <message>
        <source>Label in column</source>
        <translation>标签列</translation>
    </message>
    <message>
        <source>Date in column</source>
        <translation>日期列</translation>
    </message>
    <message>
        <source>Keywords in column</source>
        <translation>关键词所在列</translation>
    </message>
    <message>
        <source>Between keywords</source>
        <translation>关键词分隔符</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>表头</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Language of</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Words by</source>
        <translation>分词</translation>
    </message>
    <message>
        <source>Parts of speech</source>
        <translation>词性</translation>
    </message>
    <message>
        <source>comma ,</source>
        <translation>逗号 ,</translation>
    </message>
    <message>
        <source>Chinese comma ，</source>
        <translation>中文逗号 ，</translation>
    </message>
    <message>
        <source>enumeration comma 、</source>
        <translation>顿号 、</translation>
    </message>
    <message>
        <source>bar |</source>
        <translation>竖线 |</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Traditional to simplified</source>
        <translation>繁体转简体</translation>
    </message>
    <message>
        <source>Traditional characters become simplified; the project keeps them so.</source>
        <translation>繁体字转为简体字，项目按简体保存。</translation>
    </message>
    <message>
        <source>paragraph</source>
        <translation>段落</translation>
    </message>
    <message>
        <source>line</source>
        <translation>一行</translation>
    </message>
</context>
<context>
    <name>TextSummary</name>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>词</translation>
    </message>
    <message>
        <source>in all</source>
        <translation>总计</translation>
    </message>
    <message>
        <source>Different words</source>
        <translation>不同的词</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>字符</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>{name} {n}</source>
        <translation>{name} {n}</translation>
    </message>
    <message>
        <source> · </source>
        <translation> · </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) cannot be read.</source>
        <translation>
            <numerusform>%Ln 个文件无法读取。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln without a word are left out.</source>
        <translation>
            <numerusform>略去 %Ln 个不含词的片段。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln file(s)</source>
        <translation>
            <numerusform>导入 %Ln 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Import all files</source>
        <translation>导入全部文件</translation>
    </message>
    <message>
        <source>{stage}: {n} {n:document|documents}</source>
        <translation>{stage}：{n} 篇</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln document(s)</source>
        <translation>
            <numerusform>导入 %Ln 篇文档</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimeCurve</name>
    <message>
        <source>Markov time</source>
        <translation>马尔可夫时间</translation>
    </message>
    <message>
        <source>{time} finer</source>
        <translation>{time} 更细</translation>
    </message>
    <message>
        <source>coarser {time}</source>
        <translation>更粗 {time}</translation>
    </message>
    <message>
        <source>L {bits}</source>
        <translation>L {bits}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln module(s)</source>
        <translation>
            <numerusform>%Ln 个模块</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrainingPage</name>
    <message>
        <source>Mean log p of a neighbour, nats</source>
        <translation>邻词的平均 log p（奈特）</translation>
    </message>
    <message>
        <source>Guessing each of {n} alike would give {chance}.</source>
        <translation>对 {n} 个词一视同仁地猜测为 {chance}。</translation>
    </message>
    <message>
        <source>The finished model reaches {figure}.</source>
        <translation>训练完的模型达到 {figure}。</translation>
    </message>
    <message>
        <source>The course of the training was not kept.</source>
        <translation>没有保留训练过程。</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>ViewOpener</name>
    <message>
        <source>Side by side; their figures stand below the pictures.</source>
        <translation>并排显示；各项数值列在图形下方。</translation>
    </message>
    <message>
        <source>Opening {name}…</source>
        <translation>正在打开 {name}…</translation>
    </message>
    <message>
        <source>Table of {name}</source>
        <translation>{name} 的表格</translation>
    </message>
    <message>
        <source>The table shows the same items (Ctrl+T). Close the view and open it again. ({why})</source>
        <translation>表格显示同样的条目（Ctrl+T）。请关闭视图后重新打开。（{why}）</translation>
    </message>
    <message>
        <source>The picture could not be drawn.</source>
        <translation>图像无法绘制。</translation>
    </message>
</context>
<context>
    <name>VocabularyPage</name>
    <message>
        <source>Vocabulary</source>
        <translation>词表</translation>
    </message>
    <message>
        <source>Filter words</source>
        <translation>筛选词语</translation>
    </message>
    <message>
        <source>No function words</source>
        <translation>不含虚词</translation>
    </message>
    <message>
        <source>Function word</source>
        <translation>虚词</translation>
    </message>
    <message>
        <source>Take the selected words among the function words, or out of them (F). Lists can leave them out.</source>
        <translation>将所选词加入虚词或从中移出（F）。各列表可略去虚词。</translation>
    </message>
    <message>
        <source>{shown} of {total}</source>
        <translation>{total} 中的 {shown}</translation>
    </message>
    <message>
        <source>{total} in all</source>
        <translation>共 {total}</translation>
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
    <name>WhenBar</name>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
</context>
<context>
    <name>WordFilter</name>
    <message>
        <source>Only with “{word}”: {count}</source>
        <translation>只列含“{word}”的文档：{count}</translation>
    </message>
    <message>
        <source>Only with one of {words} selected words: {count}</source>
        <translation>只列含 {words} 个所选词之一的文档：{count}</translation>
    </message>
</context>
<context>
    <name>WordListEditor</name>
    <message>
        <source>荣国府 1000 ns
通灵宝玉</source>
        <translation>荣国府 1000 ns
通灵宝玉</translation>
    </message>
    <message>
        <source>Load a file…</source>
        <translation>载入文件…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln word(s)</source>
        <translation>
            <numerusform>%Ln 个词</numerusform>
        </translation>
    </message>
    <message>
        <source>Lists of words (*.txt *.dic *.csv);;All files (*)</source>
        <translation>词表 (*.txt *.dic *.csv);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>WordsMap</name>
    <message>
        <source>The words on the map {name}</source>
        <translation>词语在图 {name} 上的位置</translation>
    </message>
    <message>
        <source>Open the whole map</source>
        <translation>打开整幅图</translation>
    </message>
    <message>
        <source>similar</source>
        <translation>相似</translation>
    </message>
    <message>
        <source>related</source>
        <translation>相关</translation>
    </message>
</context>
<context>
    <name>WordsView</name>
    <message>
        <source>Words of {name}</source>
        <translation>{name} 的词</translation>
    </message>
    <message>
        <source>Written to {file}</source>
        <translation>已写入 {file}</translation>
    </message>
    <message>
        <source>The model does not know “{word}”.</source>
        <translation>模型不认识“{word}”。</translation>
    </message>
    <message>
        <source>Did you mean:</source>
        <translation>您是否要找：</translation>
    </message>
    <message>
        <source>Try a word from the vocabulary.</source>
        <translation>请从词表中另选一个词。</translation>
    </message>
    <message>
        <source>words</source>
        <translation>词语</translation>
    </message>
    <message numerus="yes">
        <source>%Ln words together</source>
        <translation>
            <numerusform>%Ln 个词合在一起</numerusform>
        </translation>
    </message>
    <message>
        <source>{times} {times:time|times} · rank {rank} of {all}</source>
        <translation>出现 {times} 次 · 第 {rank} 位，共 {all} 个</translation>
    </message>
    <message>
        <source>What sets the {count} selected {count:document|documents} apart from all texts:</source>
        <translation>选中的 {count} 篇文档区别于全部文本之处：</translation>
    </message>
    <message>
        <source>What sets the {count} selected documents apart from all texts (by {read} of them):</source>
        <translation>选中的 {count} 篇文档区别于全部文本之处（据其中 {read} 篇）：</translation>
    </message>
    <message>
        <source>No word sets the {count} selected {count:document|documents} apart from all texts.</source>
        <translation>没有哪个词使选中的 {count} 篇文档区别于全部文本。</translation>
    </message>
    <message>
        <source>CSV for spreadsheets (*.csv);;Excel workbook (*.xlsx);;Tab-separated (*.tsv);;JSON (*.json)</source>
        <translation>CSV 表格 (*.csv);;Excel 工作簿 (*.xlsx);;制表符分隔 (*.tsv);;JSON (*.json)</translation>
    </message>
    <message>
        <source>Export the lists</source>
        <translation>导出列表</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Keep this question to compare it with others (Ctrl+D)</source>
        <translation>保留此查询，以便与其他查询比较 (Ctrl+D)</translation>
    </message>
    <message>
        <source>Export the lists as CSV or XLSX</source>
        <translation>将列表导出为 CSV 或 XLSX</translation>
    </message>
    <message>
        <source>Compare ({n})</source>
        <translation>比较（{n}）</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>邻词</translation>
    </message>
    <message>
        <source>Vocabulary</source>
        <translation>词表</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Read the texts beside the words</source>
        <translation>在词语旁边阅读文本</translation>
    </message>
    <message>
        <source>the {n} most frequent of {all} selected</source>
        <translation>所选 {all} 个中最常见的 {n} 个</translation>
    </message>
</context>
<context>
    <name>WrittenSequence</name>
    <message>
        <source>The sequence as written</source>
        <translation>写出的序列</translation>
    </message>
    <message>
        <source>enter {name}</source>
        <translation>进入 {name}</translation>
    </message>
    <message>
        <source>leave</source>
        <translation>离开</translation>
    </message>
</context>
<context>
    <name>_Legend</name>
    <message>
        <source>Click a row to walk on; right-click for more.</source>
        <translation>单击一行继续查询；右键有更多选项。</translation>
    </message>
    <message>
        <source>in both lists: {n}</source>
        <translation>两表共有：{n}</translation>
    </message>
</context>
<context>
    <name>_TextSteps</name>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Texts and words</source>
        <translation>文本与分词</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
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
        <source>{item} is in two groups.</source>
        <translation>{item} 同时在两个组中。</translation>
    </message>
    <message>
        <source>Put every object into one group only.</source>
        <translation>每个对象只能放入一个组。</translation>
    </message>
    <message>
        <source>Coding by groups</source>
        <translation>分组编码</translation>
    </message>
    <message>
        <source>Objects separated by spaces; empty: a walk through the modules, or the sample list where there are none.</source>
        <translation>以空格分隔的对象；留空：在模块间游走，没有模块时用示例列表。</translation>
    </message>
    <message>
        <source>There are groups, but no sequence to encode.</source>
        <translation>给出了分组，却没有要编码的序列。</translation>
    </message>
    <message>
        <source>Give a sequence such as &quot;a b c&quot;, or leave the groups out too.</source>
        <translation>请给出序列，例如 “a b c”，或者也不给分组。</translation>
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
        <source>Overlapping</source>
        <translation>可重叠</translation>
    </message>
    <message>
        <source>Let nodes be in several modules where that shortens the code; each gets its share of the node&apos;s visits.</source>
        <translation>在能缩短编码处，让节点同属几个模块；每个模块分得该节点访问率的一份。</translation>
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
        <source>Begin with</source>
        <translation>从此开始</translation>
    </message>
    <message>
        <source>Earlier communities from which every search starts.</source>
        <translation>每次搜索都从这一早先的社区划分开始。</translation>
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
        <source>States let their objects be in several modules already.</source>
        <translation>状态网络本来就让对象可以同属几个模块。</translation>
    </message>
    <message>
        <source>Leave overlap out for a network of states.</source>
        <translation>对状态网络不要设置 overlap。</translation>
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
        <translation>这些文本没有人工标注的关键词。</translation>
    </message>
    <message>
        <source>Import a table with --keywords COL --keyword-separator S, or texts with a .key file beside each.</source>
        <translation>导入表格时使用 --keywords COL --keyword-separator S，或在每篇文本旁放一个 .key 文件。</translation>
    </message>
    <message>
        <source>Test of keywords</source>
        <translation>关键词检验</translation>
    </message>
</context>
<context>
    <name>analyses.evaluate_vectors</name>
    <message>
        <source>Test file</source>
        <translation>测试文件</translation>
    </message>
    <message>
        <source>Lines of two words and a number (similarity), or of four words (a is to b as c is to d, “: section” above).</source>
        <translation>每行两个词和一个数字（相似度），或四个词（a 之于 b 如 c 之于 d，上方可有“: 分组”行）。</translation>
    </message>
    <message>
        <source>No test file was given.</source>
        <translation>没有给出测试文件。</translation>
    </message>
    <message>
        <source>Set file=…, a list of word pairs with numbers, or analogies.</source>
        <translation>请设置 file=…，即带数字的词对列表或类比题。</translation>
    </message>
    <message>
        <source>{file} holds no pair of words with a number, nor analogy.</source>
        <translation>{file} 中既没有带数字的词对，也没有类比题。</translation>
    </message>
    <message>
        <source>A line is: word, word, number; or four words. Tabs, commas or blanks.</source>
        <translation>每行为：词、词、数字；或四个词。以制表符、逗号或空格分隔。</translation>
    </message>
    <message>
        <source>Test of vectors</source>
        <translation>词向量评测</translation>
    </message>
</context>
<context>
    <name>analyses.keyword_texts</name>
    <message>
        <source>The texts have no labels to group them by.</source>
        <translation>这些文本没有可用于分组的标签。</translation>
    </message>
    <message>
        <source>Import them with --label COL or from sub-folders, or set per=text.</source>
        <translation>请用 --label COL 或按子文件夹导入，或设置 per=text。</translation>
    </message>
</context>
<context>
    <name>analyses.keywords</name>
    <message>
        <source>Scoring words</source>
        <translation>正在给词打分</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>A text of your own; empty: every document of the source.</source>
        <translation>自己输入的文本；留空：来源中的全部文档。</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>guess: how well the word lets one guess the text. guess-counts: the same from counts of the source. ppmi: gained information times occurrences. tfidf: occurrences times rarity.</source>
        <translation>guess：由该词能多好地猜出文本。guess-counts：同上，但用来源的计数。ppmi：信息增益乘以出现次数。tfidf：出现次数乘以稀有度。</translation>
    </message>
    <message>
        <source>Guess the text</source>
        <translation>猜文本</translation>
    </message>
    <message>
        <source>Guess by counts</source>
        <translation>按计数猜</translation>
    </message>
    <message>
        <source>PPMI x occurrences</source>
        <translation>PPMI × 出现次数</translation>
    </message>
    <message>
        <source>TF-IDF</source>
        <translation>TF-IDF</translation>
    </message>
    <message>
        <source>Phrases</source>
        <translation>短语</translation>
    </message>
    <message>
        <source>Also phrases of up to 4 words that occur twice; words found only inside them are dropped.</source>
        <translation>还包括出现两次以上、最多 4 个词的短语；只出现在短语中的词不再列出。</translation>
    </message>
    <message>
        <source>Keywords per text</source>
        <translation>每篇关键词数</translation>
    </message>
    <message>
        <source>How many, or all.</source>
        <translation>多少个，或全部（all）。</translation>
    </message>
    <message>
        <source>No function words</source>
        <translation>排除虚词</translation>
    </message>
    <message>
        <source>Function words and single letters or digits are no keywords.</source>
        <translation>虚词、单个字母和数字不作关键词。</translation>
    </message>
    <message>
        <source>Sentences</source>
        <translation>句子</translation>
    </message>
    <message>
        <source>A summary: the sentences, not the words, that best let one guess the text.</source>
        <translation>摘要：最能让人猜出全文的句子，而不是词。</translation>
    </message>
    <message>
        <source>Of each</source>
        <translation>针对每个</translation>
    </message>
    <message>
        <source>text: of every document. label: of all documents of one label together (of loans: of one class of books). all: of everything together.</source>
        <translation>text：每个文档。label：同一标签的所有文档合在一起（借阅：同一类图书）。all：全部合在一起。</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Label or class</source>
        <translation>标签或类别</translation>
    </message>
    <message>
        <source>Everything together</source>
        <translation>全部合在一起</translation>
    </message>
    <message>
        <source>Only these</source>
        <translation>仅限这些</translation>
    </message>
    <message>
        <source>Names or numbers of documents (of loans: books), apart by semicolons; empty: all.</source>
        <translation>文档（借阅则为图书）的名称或编号，以分号分隔；留空：全部。</translation>
    </message>
    <message>
        <source>Fewest characters</source>
        <translation>最少字数</translation>
    </message>
    <message>
        <source>Shorter words are no keywords.</source>
        <translation>更短的词不作关键词。</translation>
    </message>
    <message>
        <source>Parts of speech</source>
        <translation>词性</translation>
    </message>
    <message>
        <source>Beginnings of the tags that keywords may have, such as n,v,eng (noun, verb, Latin letters); empty: any.</source>
        <translation>关键词可有的词性标记开头，如 n,v,eng（名词、动词、拉丁字母）；留空：不限。</translation>
    </message>
    <message>
        <source>Never these words</source>
        <translation>永不选这些词</translation>
    </message>
    <message>
        <source>Words of your own that are no keywords, apart by blanks.</source>
        <translation>自定的非关键词，以空格分隔。</translation>
    </message>
    <message>
        <source>Loans are no sentences: they know neither summary nor counts.</source>
        <translation>借阅记录不是句子：既没有摘要，也没有计数。</translation>
    </message>
    <message>
        <source>Set score=guess or score=ppmi, and no summary.</source>
        <translation>请设置 score=guess 或 score=ppmi，且不要摘要。</translation>
    </message>
    <message>
        <source>There are no texts to take keywords or counts from.</source>
        <translation>没有可提取关键词或计数的文本。</translation>
    </message>
    <message>
        <source>Name texts with --on texts=NAME, or set text=… with score guess or ppmi.</source>
        <translation>请用 --on texts=NAME 指定文本，或在得分为 guess 或 ppmi 时设 text=…。</translation>
    </message>
    <message>
        <source>Sentences are scored by guessing only, not by {score}.</source>
        <translation>句子只能按“猜文”评分，不能按 {score}。</translation>
    </message>
    <message>
        <source>Set score=guess or score=guess-counts for a summary.</source>
        <translation>要摘要，请设置 score=guess 或 score=guess-counts。</translation>
    </message>
    <message>
        <source>The model knows no word of this text.</source>
        <translation>模型不认识这篇文本中的任何词。</translation>
    </message>
    <message>
        <source>Give another text, or train with a smaller min_count.</source>
        <translation>请换一篇文本，或用更小的 min_count 训练。</translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation>关键词</translation>
    </message>
</context>
<context>
    <name>analyses.layout</name>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Which cost is made small. t-SNE shows clusters apart; SNE crowds them; principal axes keep only the directions of largest variance.</source>
        <translation>使哪种代价最小。t-SNE 把聚类分开；SNE 较拥挤；主成分只保留方差最大的方向。</translation>
    </message>
    <message>
        <source>t-SNE</source>
        <translation>t-SNE</translation>
    </message>
    <message>
        <source>t-SNE, row by row</source>
        <translation>t-SNE（逐行）</translation>
    </message>
    <message>
        <source>SNE</source>
        <translation>SNE</translation>
    </message>
    <message>
        <source>SNE, joint</source>
        <translation>SNE（联合）</translation>
    </message>
    <message>
        <source>Principal axes</source>
        <translation>主成分</translation>
    </message>
    <message>
        <source>Dimensions</source>
        <translation>维数</translation>
    </message>
    <message>
        <source>2: a map in the plane. 3: in space.</source>
        <translation>2：平面地图。3：立体。</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>How far apart two vectors are. Cosine compares directions only. Left open: cosine for word vectors, Euclidean for others.</source>
        <translation>两个向量相距多远。余弦只比较方向。留空：词向量用余弦，其他用欧氏距离。</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>Euclidean</source>
        <translation>欧氏距离</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>困惑度</translation>
    </message>
    <message>
        <source>About how many neighbours each item keeps near. Lowered where there are too few items. Not used where pairs are given.</source>
        <translation>每个条目大约保留多少个近邻。条目太少时会降低。给出配对时不使用。</translation>
    </message>
    <message>
        <source>Second perplexity</source>
        <translation>第二困惑度</translation>
    </message>
    <message>
        <source>A larger one beside the first keeps the large shape too. 0: none.</source>
        <translation>在第一个之外再用一个更大的，可保留大的形状。0：不用。</translation>
    </message>
    <message>
        <source>Iterations</source>
        <translation>迭代次数</translation>
    </message>
    <message>
        <source>The first third of them, at most 250, gathers clusters.</source>
        <translation>前三分之一（最多 250 次）用于聚拢。</translation>
    </message>
    <message>
        <source>Late exaggeration</source>
        <translation>后期夸大</translation>
    </message>
    <message>
        <source>Above 1, clusters stay tighter than the cost asks for.</source>
        <translation>大于 1 时，聚类比代价所要求的更紧。</translation>
    </message>
    <message>
        <source>Fewest loans</source>
        <translation>最少借阅次数</translation>
    </message>
    <message>
        <source>Of loans: books borrowed less often are left out.</source>
        <translation>对借阅：借阅次数更少的书不参加。</translation>
    </message>
    <message>
        <source>Fewest occurrences</source>
        <translation>最少出现次数</translation>
    </message>
    <message>
        <source>Of words of texts: those that occur less often are left out.</source>
        <translation>用于文本中的词：出现更少的词不参与。</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Of words of texts: how many places apart in one sentence still counts as together.</source>
        <translation>用于文本中的词：同一句中相隔多少个位置以内算作一起出现。</translation>
    </message>
    <message>
        <source>Words count</source>
        <translation>词的权重</translation>
    </message>
    <message>
        <source>Of documents, which lie at the mean of their words&apos; vectors: rare words more, or all alike.</source>
        <translation>用于文档（位于其各词向量的均值）：罕见词权重更大，或各词相同。</translation>
    </message>
    <message>
        <source>Rare ones more</source>
        <translation>罕见词更重</translation>
    </message>
    <message>
        <source>All alike</source>
        <translation>各词相同</translation>
    </message>
    <message>
        <source>Earlier layout</source>
        <translation>先前的布局</translation>
    </message>
    <message>
        <source>A layout to build upon, such as last year&apos;s map.</source>
        <translation>作为基础的布局，如去年的地图。</translation>
    </message>
    <message>
        <source>Build upon it by</source>
        <translation>如何沿用</translation>
    </message>
    <message>
        <source>place: items of the earlier layout stay where they are, new ones find their places among them. align: all are laid out anew, then turned to match it. continue: all move on from where they are, with the settings given here.</source>
        <translation>place：原布局中的条目不动，新条目在其间找到位置。align：全部重新布置，再转到与原布局一致。continue：全部从现有位置按此处的设置继续移动。</translation>
    </message>
    <message>
        <source>Placing new items</source>
        <translation>放置新条目</translation>
    </message>
    <message>
        <source>Aligning</source>
        <translation>对齐</translation>
    </message>
    <message>
        <source>Continuing</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>The same seed gives the same map.</source>
        <translation>相同的种子给出相同的地图。</translation>
    </message>
    <message>
        <source>Map (t-SNE, SNE, principal axes)</source>
        <translation>地图（t-SNE、SNE、主成分）</translation>
    </message>
    <message>
        <source>Principal axes need vectors; loans, pairs, links and texts have none.</source>
        <translation>主轴法需要向量；借阅、配对、连线和文本没有向量。</translation>
    </message>
    <message>
        <source>Choose another method, or run word2vec first and lay out its vectors.</source>
        <translation>请选择其他方法，或先运行 word2vec 再对其向量布局。</translation>
    </message>
    <message>
        <source>Principal axes are found at once: there is nothing to continue.</source>
        <translation>主轴是一次求出的，没有可继续的过程。</translation>
    </message>
    <message>
        <source>Choose another method.</source>
        <translation>请选其他方法。</translation>
    </message>
    <message>
        <source>There is no layout {name} to build upon.</source>
        <translation>没有可以作为基础的布局 {name}。</translation>
    </message>
    <message>
        <source>Give the name of a finished layout of this project.</source>
        <translation>请给出本项目中已完成的布局名称。</translation>
    </message>
    <message>
        <source>Only {count} {count:item is|items are} in the earlier layout too; three are needed.</source>
        <translation>只有 {count} 个条目也在先前的布局中；至少需要三个。</translation>
    </message>
    <message>
        <source>Choose a layout of the same kind of items.</source>
        <translation>请选择同类条目的布局。</translation>
    </message>
    <message>
        <source>The earlier layout has {dims} dimensions.</source>
        <translation>先前的布局是 {dims} 维的。</translation>
    </message>
    <message>
        <source>Set dims={dims}, or choose another layout.</source>
        <translation>请设 dims={dims}，或选择其他布局。</translation>
    </message>
    <message>
        <source>{count} {count:item has|items have} a value that is not a number in {count:its|their} vector: {items}.</source>
        <translation>{count} 个项目的向量中有不是数字的值：{items}。</translation>
    </message>
    <message>
        <source>Correct these rows or leave them out, and import the vectors again.</source>
        <translation>请更正或去掉这些行，再重新导入向量。</translation>
    </message>
    <message>
        <source>{count} {count:item has|items have} a zero vector, which has no direction: {items}.</source>
        <translation>{count} 个条目的向量为零，没有方向：{items}。</translation>
    </message>
    <message>
        <source>Leave them out, or set metric=euclidean.</source>
        <translation>请去掉它们，或设 metric=euclidean。</translation>
    </message>
    <message>
        <source>A model beside the items is only of use with texts, to lay out their documents.</source>
        <translation>条目之外再给模型，只在条目为文本、要布置其中各篇文档时有用。</translation>
    </message>
    <message>
        <source>Name texts with --on items=NAME, or leave the model out.</source>
        <translation>请用 --on items=名称 指定文本，或不给模型。</translation>
    </message>
    <message>
        <source>The model knows no word of these texts.</source>
        <translation>该模型不认识这些文本中的任何词。</translation>
    </message>
    <message>
        <source>Choose a model trained on texts in the same language, best on these.</source>
        <translation>请选用同一语言文本训练的模型，最好就用这些文本训练。</translation>
    </message>
    <message>
        <source>Fewer than three words occur {least} times or more.</source>
        <translation>出现 {least} 次以上的词不足三个。</translation>
    </message>
    <message>
        <source>Set min_count lower, or choose a larger source.</source>
        <translation>请调低 min_count，或选更大的来源。</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>Where the items stand at first. Spectral: the slowest modes of a walk along the neighbours, which follow long connected shapes. Left open: principal axes where there are vectors, else spectral.</source>
        <translation>各项最初所在的位置。谱方法：沿近邻随机游走的最慢模态，能顺着细长相连的形状走。不指定时：有向量则用主轴，否则用谱方法。</translation>
    </message>
    <message>
        <source>Spectral</source>
        <translation>谱方法</translation>
    </message>
    <message>
        <source>Leave the start open, or set start=spectral.</source>
        <translation>请不指定起点，或设 start=spectral。</translation>
    </message>
</context>
<context>
    <name>analyses.neighbour_graph</name>
    <message>
        <source>Neighbours</source>
        <translation>邻居数</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>配方</translation>
    </message>
    <message>
        <source>A published recipe sets the neighbours, the least similarity and where they are looked for, whatever stands below. First: 40 of the whole vocabulary, 0.5. Present: 50 of the nodes, 0.6.</source>
        <translation>采用已发表的配方时，近邻数、最低相似度与查找范围由配方决定，不论下面如何设置。最初：整个词表中的 40 个，0.5；现行：节点中的 50 个，0.6。</translation>
    </message>
    <message>
        <source>As set below</source>
        <translation>按下面的设置</translation>
    </message>
    <message>
        <source>First published</source>
        <translation>最初发表的</translation>
    </message>
    <message>
        <source>Present published</source>
        <translation>现行发表的</translation>
    </message>
    <message>
        <source>Nearest others that each one is linked to.</source>
        <translation>每一项所连接的最近邻数。</translation>
    </message>
    <message>
        <source>Least similarity</source>
        <translation>最低相似度</translation>
    </message>
    <message>
        <source>Links of a smaller cosine are left out; it is also the weight.</source>
        <translation>余弦低于此值的连线略去；余弦也就是连线的权重。</translation>
    </message>
    <message>
        <source>Mutual only</source>
        <translation>仅保留互为近邻</translation>
    </message>
    <message>
        <source>Link two only if each is among the nearest of the other; links have no direction.</source>
        <translation>只有彼此都在对方的近邻之中才相连；连线没有方向。</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>最多</translation>
    </message>
    <message>
        <source>So many of the most frequent become nodes.</source>
        <translation>取最常见的这么多个作为节点。</translation>
    </message>
    <message>
        <source>Neighbours among</source>
        <translation>近邻的范围</translation>
    </message>
    <message>
        <source>Look for the nearest in the whole vocabulary and keep those that are nodes, or among the nodes only.</source>
        <translation>在整个词表中找近邻再保留其中的节点，或者只在节点之间找。</translation>
    </message>
    <message>
        <source>The whole vocabulary</source>
        <translation>整个词表</translation>
    </message>
    <message>
        <source>The selected words</source>
        <translation>所选的词</translation>
    </message>
    <message>
        <source>Neighbour graph</source>
        <translation>近邻图</translation>
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
        <source>There are no pairs: none of the {visits} visits holds two books.</source>
        <translation>没有任何一对图书：{visits} 次借阅中没有一次借了两本书。</translation>
    </message>
    <message>
        <source>Choose a longer visit (window), count books borrowed alone (singles), or use more loans.</source>
        <translation>请选择更长的一次借阅（window），计入单独借出的图书（singles），或使用更多借阅记录。</translation>
    </message>
    <message>
        <source>There are no pairs: {several} of {visits} visits hold two books or more, none of them two of those kept.</source>
        <translation>没有任何一对图书：{visits} 次借阅中有 {several} 次借了两本或更多书，但没有一次含两本所保留的图书。</translation>
    </message>
    <message>
        <source>Lower min_loans, choose a longer visit (window), or use more loans.</source>
        <translation>请降低 min_loans，选择更长的一次借阅（window），或使用更多借阅记录。</translation>
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
        <source>Directly, on a lattice</source>
        <translation>直接排在格点上</translation>
    </message>
    <message>
        <source>Word2Vec on loan records</source>
        <translation>借阅记录上的 Word2Vec</translation>
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
        <source>All positions and walking lengths are in its unit.</source>
        <translation>所有位置和行走长度都以它为单位。</translation>
    </message>
    <message>
        <source>Most books</source>
        <translation>最多书数</translation>
    </message>
    <message>
        <source>Place only so many books, the most borrowed ones. 0: all.</source>
        <translation>只摆放借阅最多的若干种书。0：全部。</translation>
    </message>
    <message>
        <source>Tries per book</source>
        <translation>每本书尝试次数</translation>
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
        <translation>测量摆放结果</translation>
    </message>
    <message>
        <source>no visits on different known days</source>
        <translation>没有不同日期的到访</translation>
    </message>
    <message>
        <source>no visit of two books before the split date</source>
        <translation>分割日期之前没有借两本书的到访</translation>
    </message>
    <message>
        <source>no later visit holds two of the books placed</source>
        <translation>之后的到访没有同时借两本已摆放的书</translation>
    </message>
    <message>
        <source>pairs have no dates</source>
        <translation>配对没有日期</translation>
    </message>
    <message>
        <source>two books have the same vector</source>
        <translation>两本书的向量相同</translation>
    </message>
    <message>
        <source>These pairs do not say how often each book was borrowed.</source>
        <translation>这些配对没有说明每本书的借阅次数。</translation>
    </message>
    <message>
        <source>Set min_loans = 1, or use the loans themselves.</source>
        <translation>请设 min_loans = 1，或直接使用借阅记录。</translation>
    </message>
    <message>
        <source>There are fewer than two books to place.</source>
        <translation>可摆放的书不足两种。</translation>
    </message>
    <message>
        <source>Lower min_loans, or use a larger source.</source>
        <translation>请降低 min_loans，或使用更大的来源。</translation>
    </message>
    <message>
        <source>No visit holds two of the books, so there is nothing to bring together.</source>
        <translation>没有一次到访包含其中两本书，因此没有可靠近的内容。</translation>
    </message>
    <message>
        <source>Choose a longer visit (window), lower min_loans, or use more loans.</source>
        <translation>请延长到访时长（window），降低 min_loans，或使用更多借阅。</translation>
    </message>
    <message>
        <source>On a lattice the walking cost itself is minimised. Word2Vec and the softmax methods relax it, then books are set apart.</source>
        <translation>格点法直接最小化行走代价；Word2Vec 与各 softmax 方法先放宽问题，再把书分开。</translation>
    </message>
    <message>
        <source>Keep books apart</source>
        <translation>书间距离</translation>
    </message>
    <message>
        <source>scale: enlarge the vectors until the closest two books are the smallest distance apart. lattice: give every book the best free place near its vector. On a lattice neither is needed.</source>
        <translation>放大：将向量整体放大，直到最近的两本书相距最小间距。格点：为每本书在其向量附近找最好的空位。格点法本身两者都不需要。</translation>
    </message>
    <message>
        <source>Smallest distance of books</source>
        <translation>书的最小间距</translation>
    </message>
</context>
<context>
    <name>analyses.rankings</name>
    <message>
        <source>Word</source>
        <translation>词</translation>
    </message>
    <message>
        <source>A word or title as the model knows it; several with signs: king + woman - man.</source>
        <translation>模型中的词或书名；多个可用符号相连：国王 + 女人 - 男人。</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Length of the list, or all.</source>
        <translation>列表长度，或全部（all）。</translation>
    </message>
    <message>
        <source>Fewest occurrences</source>
        <translation>最少出现次数</translation>
    </message>
    <message>
        <source>Items that occur less often are not listed.</source>
        <translation>出现次数更少的不列出。</translation>
    </message>
    <message>
        <source>No item occurs {min_count} times or more.</source>
        <translation>没有条目出现 {min_count} 次以上。</translation>
    </message>
    <message>
        <source>The most frequent one occurs {most} {most:time|times}: set min_count lower.</source>
        <translation>最常见的出现 {most} 次：请降低 min_count。</translation>
    </message>
</context>
<context>
    <name>analyses.related</name>
    <message>
        <source>Checking the model</source>
        <translation>正在检查模型</translation>
    </message>
    <message>
        <source>Asking the model</source>
        <translation>正在询问模型</translation>
    </message>
    <message>
        <source>Weight of rarity</source>
        <translation>稀有度权重</translation>
    </message>
    <message>
        <source>The score is log p(y|x) - alpha log p(y). 1: exact mutual information, which likes rare words. 0: the likeliest company, mostly very frequent words.</source>
        <translation>得分为 log p(y|x) - alpha log p(y)。1：精确的互信息，偏爱稀有词。0：最可能的同伴，多为极常见的词。</translation>
    </message>
    <message>
        <source>Both directions</source>
        <translation>双向</translation>
    </message>
    <message>
        <source>Score by the mean of how y follows from x and x from y.</source>
        <translation>以 y 跟随 x 与 x 跟随 y 的平均值打分。</translation>
    </message>
    <message>
        <source>These vectors came without the tree that gives p(y|x).</source>
        <translation>这些向量没有附带给出 p(y|x) 的树。</translation>
    </message>
    <message>
        <source>Use similar, train with word2vec here, or import an .npz file with words, vectors, counts, inner, path_indptr, path_nodes and path_bits.</source>
        <translation>请用 similar，或在此用 word2vec 训练，或导入含 words、vectors、counts、inner、path_indptr、path_nodes 与 path_bits 的 .npz 文件。</translation>
    </message>
    <message>
        <source>Related words or books</source>
        <translation>相关的词或书</translation>
    </message>
</context>
<context>
    <name>analyses.senses</name>
    <message>
        <source>Deciding senses</source>
        <translation>正在判定词义</translation>
    </message>
    <message>
        <source>Senses</source>
        <translation>词义</translation>
    </message>
    <message>
        <source>Words that stand for each sense: sun,planet;film,singer. labels: the labels of the texts are the senses. auto: found by grouping the related words.</source>
        <translation>代表每个词义的词：sun,planet;film,singer。labels：以文本标签为词义。auto：把相关词分组得出。</translation>
    </message>
    <message>
        <source>Contexts</source>
        <translation>语境</translation>
    </message>
    <message>
        <source>Sentences to decide, apart by semicolons or lines; empty: all sentences with the word.</source>
        <translation>要判定的句子，以分号或换行分隔；留空：含该词的所有句子。</translation>
    </message>
    <message>
        <source>Words per sense</source>
        <translation>每个词义的词数</translation>
    </message>
    <message>
        <source>How many words mark a sense.</source>
        <translation>每个词义用多少个词来标示。</translation>
    </message>
    <message>
        <source>Fewest occurrences</source>
        <translation>最少出现次数</translation>
    </message>
    <message>
        <source>Rarer words do not mark a sense.</source>
        <translation>更少见的词不用来标示词义。</translation>
    </message>
    <message>
        <source>There are no texts with labels to tell senses apart by.</source>
        <translation>没有带标签的文本可用来区分词义。</translation>
    </message>
    <message>
        <source>Name such texts with --on texts=NAME, or set senses=a,b;c,d.</source>
        <translation>请用 --on texts=NAME 指定这样的文本，或设置 senses=a,b;c,d。</translation>
    </message>
    <message>
        <source>{word} stands beside other words under {count} labels only.</source>
        <translation>{word} 只在 {count} 个标签下与其他词同现。</translation>
    </message>
    <message>
        <source>Choose a word of several labels, or set senses=a,b;c,d.</source>
        <translation>请选一个出现在多个标签下的词，或设置 senses=a,b;c,d。</translation>
    </message>
    <message>
        <source>Senses by seed words or by grouping need trained vectors.</source>
        <translation>按种子词或分组求词义需要训练好的词向量。</translation>
    </message>
    <message>
        <source>Run word2vec first and name it with --on word2vec=NAME.</source>
        <translation>请先运行 word2vec，并用 --on word2vec=NAME 指定它。</translation>
    </message>
    <message>
        <source>No word was given.</source>
        <translation>没有给出词。</translation>
    </message>
    <message>
        <source>Set word=…, the word whose senses are wanted.</source>
        <translation>请设置 word=…，即要求词义的词。</translation>
    </message>
    <message>
        <source>Two senses at least must be told apart.</source>
        <translation>至少要区分两个词义。</translation>
    </message>
    <message>
        <source>Give words for each: senses=sun,planet;film,singer.</source>
        <translation>请为每个词义给出词：senses=sun,planet;film,singer。</translation>
    </message>
    <message>
        <source>Too few words are related to {word} to be grouped into senses.</source>
        <translation>与 {word} 相关的词太少，无法分组为词义。</translation>
    </message>
    <message>
        <source>Lower min_count, train on more texts, or set senses=a,b;c,d.</source>
        <translation>请降低 min_count，用更多文本训练，或设置 senses=a,b;c,d。</translation>
    </message>
    <message>
        <source>Senses of a word</source>
        <translation>词的多义</translation>
    </message>
</context>
<context>
    <name>analyses.shelf_plan</name>
    <message>
        <source>Most books moved</source>
        <translation>最多移动的书</translation>
    </message>
    <message>
        <source>Share of all books that may move: 0.1 is one book in ten, 1 all.</source>
        <translation>可移动图书占全部的比例：0.1 为十分之一，1 为全部。</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>分区</translation>
    </message>
    <message>
        <source>free: a book may stand anywhere. letter: main classes stay together. class: also their subclasses do. own: as the table of zones says.</source>
        <translation>free：图书可放在任何地方。letter：大类集中。class：子类也集中。own：按分区表。</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>自由</translation>
    </message>
    <message>
        <source>Main classes together</source>
        <translation>大类在一起</translation>
    </message>
    <message>
        <source>Subclasses together</source>
        <translation>小类在一起</translation>
    </message>
    <message>
        <source>My own zones</source>
        <translation>自定分区</translation>
    </message>
    <message>
        <source>Table of zones</source>
        <translation>分区表</translation>
    </message>
    <message>
        <source>For zones = own: classes (or beginnings of call numbers) and their bays, such as A,B = 1-1*; TP = 2-1a-1..2-3b-5. Other classes stand in the bays that no entry names. On the command line, @FILE reads a file of such lines, or a CSV file of class and bay.</source>
        <translation>用于 zones = own：类目（或索书号开头）及其书架，如 A,B = 1-1*; TP = 2-1a-1..2-3b-5。其他类目放在未列出的书架上。命令行中 @文件 读取这样的文本，或类目与书架两列的 CSV 文件。</translation>
    </message>
    <message>
        <source>Demand</source>
        <translation>需求</translation>
    </message>
    <message>
        <source>smoothed: what is expected of the coming months. raw: the past visits exactly as they were.</source>
        <translation>smoothed：预计今后数月的需求。raw：与过去的到访完全相同。</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>预计</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>照过去</translation>
    </message>
    <message>
        <source>Half-life of a loan</source>
        <translation>借阅半衰期</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>Trust in the class</source>
        <translation>对类别的信任</translation>
    </message>
    <message>
        <source>How many times the mean of alike books counts against a book&apos;s own loans. auto: what foretold best.</source>
        <translation>同类书的平均值相当于该书自身借阅的多少倍。auto：预测最准的值。</translation>
    </message>
    <message>
        <source>Blend of pairs</source>
        <translation>配对的混合</translation>
    </message>
    <message>
        <source>Shares of books borrowed together, of books alike by their readers, of books next by call number, of popular books that meet by chance, and of books alike by their titles, such as 0.2,0.1,0.2,0.2,0.3 (the last two may be left out). auto: what foretold best.</source>
        <translation>一起借阅的书、读者相近的书、索书号相邻的书、因热门而偶然同借的书、题名相近的书各占的比例，例如 0.2,0.1,0.2,0.2,0.3（后两项可省略）。auto：选预测最好的。</translation>
    </message>
    <message>
        <source>Planned from</source>
        <translation>规划依据</translation>
    </message>
    <message>
        <source>The earlier share of the visits that the plan is made from, such as 0.75, or a date such as 2024-07-01; it is judged on the rest.</source>
        <translation>规划所用的较早到访的比例，如 0.75，或日期，如 2024-07-01；用其余到访评判。</translation>
    </message>
    <message>
        <source>Most borrowed books only</source>
        <translation>只取最常借的书</translation>
    </message>
    <message>
        <source>Plan only so many of the most borrowed books; 0: all books.</source>
        <translation>只规划借阅最多的若干种书；0：全部。</translation>
    </message>
    <message>
        <source>Width of a book</source>
        <translation>书的厚度</translation>
    </message>
    <message>
        <source>For books of which neither width nor pages are known.</source>
        <translation>用于厚度和页数都未知的书。</translation>
    </message>
    <message>
        <source>cm</source>
        <translation>厘米</translation>
    </message>
    <message>
        <source>Fullest bay</source>
        <translation>最满的格</translation>
    </message>
    <message>
        <source>Share of a bay&apos;s centimetres that the plan may fill.</source>
        <translation>规划可占用每格长度的比例。</translation>
    </message>
    <message>
        <source>Books that stay</source>
        <translation>不动的图书</translation>
    </message>
    <message>
        <source>Classes or beginnings of call numbers, bays and single books that stay where they are, such as A, TP3, bay:1-1a*, item:0012345.</source>
        <translation>留在原处的类目或索书号开头、书架和单册，如 A, TP3, bay:1-1a*, item:0012345。</translation>
    </message>
    <message>
        <source>Reserved bays</source>
        <translation>预留书架</translation>
    </message>
    <message>
        <source>Bays that nothing is put into, such as 1-1a-1, 2-3*; what stands there may leave.</source>
        <translation>不放入任何书的书架，如 1-1a-1, 2-3*；原有的书可以移走。</translation>
    </message>
    <message>
        <source>Reference bays</source>
        <translation>参考书架</translation>
    </message>
    <message>
        <source>Bays whose books stay and that nothing is put into, such as floor:1.</source>
        <translation>原有的书不动、也不放入其他书的书架，如 floor:1。</translation>
    </message>
    <message>
        <source>Bays for high books</source>
        <translation>大开本书架</translation>
    </message>
    <message>
        <source>Bays that hold the high books, and nothing else; empty: none.</source>
        <translation>只放大开本图书的书架；留空：没有。</translation>
    </message>
    <message>
        <source>High from</source>
        <translation>大开本起点</translation>
    </message>
    <message>
        <source>Height from which a book goes into the bays for high books.</source>
        <translation>图书高度达到此值即放入大开本书架。</translation>
    </message>
    <message>
        <source>Room to grow</source>
        <translation>增长空间</translation>
    </message>
    <message>
        <source>Centimetres kept free in every bay, such as 40, or a table such as 1-1* = 40; 2-* = 90. The fullest bay counts too.</source>
        <translation>每架留空的厘米数，如 40；或如 1-1* = 40; 2-* = 90 的表。最满程度同样有效。</translation>
    </message>
    <message>
        <source>Keep volumes together</source>
        <translation>多卷书集中</translation>
    </message>
    <message>
        <source>Volumes of one work, as their call numbers tell (v.1, v.2), stand in one bay.</source>
        <translation>同一著作的各卷（依索书号 v.1、v.2 判断）放在同一架。</translation>
    </message>
    <message>
        <source>Length of the trolley</source>
        <translation>书车长度</translation>
    </message>
    <message>
        <source>Centimetres of books that the trolley holds at a time; 0: as many as the moves ask for.</source>
        <translation>书车一次能装的厘米数；0：按搬动所需。</translation>
    </message>
    <message>
        <source>Proposals per book</source>
        <translation>每本书的尝试</translation>
    </message>
    <message>
        <source>How long the search goes on; 0 chooses by the number of books.</source>
        <translation>搜索的时长；0：按书的数量决定。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>The same seed gives the same plan.</source>
        <translation>相同的种子给出相同的方案。</translation>
    </message>
    <message>
        <source>Shelf planning</source>
        <translation>排架规划</translation>
    </message>
    <message>
        <source>Walking the plan</source>
        <translation>正在走查方案</translation>
    </message>
    <message>
        <source>no visits on different known days: nothing to judge the plan on</source>
        <translation>没有不同日期的到访：无法评判方案</translation>
    </message>
    <message>
        <source>fewer than 100 later visits: the interval is too wide to promise</source>
        <translation>之后的到访不足 100 次：区间太宽，无法承诺</translation>
    </message>
    <message>
        <source>few visits take two books or more: where single books stand decides nearly everything</source>
        <translation>很少有人一次借两册以上：单册放在哪里几乎决定一切</translation>
    </message>
    <message>
        <source>many visits take several books: keeping together what is borrowed together counts too</source>
        <translation>许多人一次借数册：把常一起借的书放在一起也很重要</translation>
    </message>
    <message>
        <source>split = {text} is neither a share nor a date.</source>
        <translation>split = {text} 既不是比例也不是日期。</translation>
    </message>
    <message>
        <source>Give a share between 0 and 1, or a date such as 2024-07-01.</source>
        <translation>请给出 0 到 1 之间的比例，或日期，如 2024-07-01。</translation>
    </message>
    <message>
        <source>Preparing books and bays</source>
        <translation>正在准备书和格</translation>
    </message>
    <message>
        <source>There are no loans to plan from.</source>
        <translation>没有可供规划的借阅。</translation>
    </message>
    <message>
        <source>Import loans first.</source>
        <translation>请先导入借阅。</translation>
    </message>
    <message>
        <source>The books need {needed} metres of shelf; at a fill of {fill} the bays hold {there}: {missing} metres too little.</source>
        <translation>这些书需要 {needed} 米书架；填充率 {fill} 时可容纳 {there} 米：还差 {missing} 米。</translation>
    </message>
    <message>
        <source>Add bays, raise fill, lower book_width_cm, or plan fewer books (most_books).</source>
        <translation>请增加书架，提高 fill，减小 book_width_cm，或减少书的数量（most_books）。</translation>
    </message>
    <message>
        <source>All bays are reserved or for reference.</source>
        <translation>所有书架都是预留或参考书架。</translation>
    </message>
    <message>
        <source>Leave some bays for the books that are to be planned.</source>
        <translation>请留一些书架给要规划的图书。</translation>
    </message>
    <message>
        <source>There is no table of zones.</source>
        <translation>没有分区表。</translation>
    </message>
    <message>
        <source>Set own_zones to entries such as A,B = 1-1* with semicolons between them.</source>
        <translation>请把 own_zones 设为如 A,B = 1-1* 的条目，以分号隔开。</translation>
    </message>
    <message>
        <source>There is no main class {name}.</source>
        <translation>没有大类 {name}。</translation>
    </message>
    <message>
        <source>Classes of these books: {known}.</source>
        <translation>这些书的类别：{known}。</translation>
    </message>
    <message>
        <source>There is no book with the id {key} among those planned.</source>
        <translation>所规划的图书中没有编号 {key}。</translation>
    </message>
    <message>
        <source>Take the id from the column key of an exported list.</source>
        <translation>编号见导出目录的 key 列。</translation>
    </message>
    <message>
        <source>Give these books more bays, raise fill, or keep less room free (growth_cm).</source>
        <translation>请给这些图书更多书架、提高 fill，或少留空位（growth_cm）。</translation>
    </message>
    <message>
        <source>The bays that the rules leave lack {missing} metres of shelf.</source>
        <translation>规则允许的书架缺 {missing} 米。</translation>
    </message>
    <message>
        <source>The bays that the rules leave lack {missing} metres of shelf, most of all for {who} ({metres} metres).</source>
        <translation>规则允许的书架缺 {missing} 米，其中 {who} 最缺（{metres} 米）。</translation>
    </message>
    <message>
        <source>Days in which a loan loses half its weight; 0: never. auto: what foretold best, which may also be a table of what books borrowed as often and as long ago were asked for next.</source>
        <translation>借阅权重减半所需的天数；0：不减。自动：取预测最好的，也可能是一张表：借阅次数和最近借阅时间相同的书后来被借了多少。</translation>
    </message>
    <message>
        <source>Order of call numbers</source>
        <translation>索书号排序</translation>
    </message>
    <message>
        <source>How call numbers are sorted, where the program reads them wrongly. auto: as most of them look. plain: letter by letter.</source>
        <translation>程序识别有误时，指定索书号的排序方式。自动：按多数索书号的样式。plain：逐字符。</translation>
    </message>
    <message>
        <source>CLC (Chinese Library Classification)</source>
        <translation>中图法 (CLC)</translation>
    </message>
    <message>
        <source>LCC (Library of Congress)</source>
        <translation>美国国会图书馆分类法 (LCC)</translation>
    </message>
    <message>
        <source>DDC (Dewey)</source>
        <translation>杜威十进分类法 (DDC)</translation>
    </message>
    <message>
        <source>Letter by letter</source>
        <translation>逐字符</translation>
    </message>
    <message>
        <source>pair_weights = {text} is not three to five shares.</source>
        <translation>pair_weights = {text} 不是三至五个比例。</translation>
    </message>
    <message>
        <source>Give numbers of 0 or more, such as 0.3,0.35,0.35 or 0.2,0.2,0.3,0.3, or auto.</source>
        <translation>请给出不小于 0 的数，如 0.3,0.35,0.35 或 0.2,0.2,0.3,0.3，或 auto。</translation>
    </message>
</context>
<context>
    <name>analyses.similar</name>
    <message>
        <source>Comparing vectors</source>
        <translation>正在比较向量</translation>
    </message>
    <message>
        <source>Similar words or books</source>
        <translation>相似的词或书</translation>
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
        <source>Walks per node</source>
        <translation>每节点游走次数</translation>
    </message>
    <message>
        <source>On a network: how many random walks begin at each node.</source>
        <translation>用于网络：从每个节点出发多少次随机游走。</translation>
    </message>
    <message>
        <source>Length of walks</source>
        <translation>游走长度</translation>
    </message>
    <message>
        <source>On a network: how many nodes each walk visits.</source>
        <translation>用于网络：每次游走访问多少个节点。</translation>
    </message>
    <message>
        <source>No link of the network can be walked, so nothing can be learnt.</source>
        <translation>网络中没有可走的连边，无从学习。</translation>
    </message>
    <message>
        <source>Choose a network whose links have weights above 0.</source>
        <translation>请选一个连边权重大于 0 的网络。</translation>
    </message>
    <message>
        <source>No reader has borrowed two books, so nothing can be learnt.</source>
        <translation>没有读者借过两本书，因此无从学习。</translation>
    </message>
    <message>
        <source>Check which column names the borrower, or use more loans.</source>
        <translation>请检查哪一列是读者，或使用更多借阅。</translation>
    </message>
    <message>
        <source>Vectors (Word2Vec)</source>
        <translation>向量 (Word2Vec)</translation>
    </message>
    <message>
        <source>Threads that train at the same time. Another number of them gives other vectors, as good ones.</source>
        <translation>同时训练的线程数。线程数不同，得到的向量也不同，但质量相当。</translation>
    </message>
</context>
<context>
    <name>analyses.words</name>
    <message>
        <source>No word was given.</source>
        <translation>没有给出词。</translation>
    </message>
    <message>
        <source>Set word=…, or several: word=“a + b - c”.</source>
        <translation>请设 word=…，或多个：word=“a + b - c”。</translation>
    </message>
    <message>
        <source>The model does not know {word}.</source>
        <translation>模型不认识 {word}。</translation>
    </message>
    <message>
        <source>Choose another word, or train with a smaller min_count.</source>
        <translation>请换一个词，或用更小的 min_count 训练。</translation>
    </message>
    <message>
        <source>Nearest spellings: {nearest}. A smaller min_count keeps rarer words.</source>
        <translation>最接近的写法：{nearest}。较小的 min_count 会保留更稀有的词。</translation>
    </message>
    <message>
        <source>{count} {count:item is|items are} called {word}.</source>
        <translation>有 {count} 个条目名为 {word}。</translation>
    </message>
    <message>
        <source>Name one by its key: {keys}.</source>
        <translation>请用编号指定：{keys}。</translation>
    </message>
</context>
<context>
    <name>building.bay_rules</name>
    <message>
        <source>The floor plan has no bay {word}.</source>
        <translation>平面图中没有书架 {word}。</translation>
    </message>
    <message>
        <source>Name bays as the floor plan does ({some}), with * for any ending, first..last, or floor:NAME.</source>
        <translation>请按平面图中的名称书写（{some}），* 代表任意结尾，也可写 首架..末架 或 floor:楼层名。</translation>
    </message>
    <message>
        <source>“{line}” is no entry of a table.</source>
        <translation>“{line}”不是表格条目。</translation>
    </message>
    <message>
        <source>Write entries such as A,B = 1-1*,1-2* with semicolons between them.</source>
        <translation>请写成如 A,B = 1-1*,1-2* 的条目，以分号隔开。</translation>
    </message>
    <message>
        <source>“{text}” is no number of centimetres.</source>
        <translation>“{text}”不是厘米数。</translation>
    </message>
    <message>
        <source>Give a number such as 20 for all bays, or entries such as 1-1* = 20.</source>
        <translation>请给出适用于所有书架的数，如 20，或如 1-1* = 20 的条目。</translation>
    </message>
</context>
<context>
    <name>building.drawing</name>
    <message>
        <source>The drawing has nothing called {name}.</source>
        <translation>图中没有名为 {name} 的对象。</translation>
    </message>
    <message>
        <source>It may have been taken away; choose it again.</source>
        <translation>它可能已被移除；请重新选择。</translation>
    </message>
    <message>
        <source>No way can lead from {a} to {b}.</source>
        <translation>{a} 与 {b} 之间不能有通道。</translation>
    </message>
    <message>
        <source>Join two places; between floors give the metres that the way counts for.</source>
        <translation>请连接两处；楼层之间须给出通道折算的米数。</translation>
    </message>
    <message>
        <source>The name “{name}” is taken or empty.</source>
        <translation>名称“{name}”已被占用或为空。</translation>
    </message>
    <message>
        <source>Give every range and every place a name of its own.</source>
        <translation>请给每一排和每一处各起一个名称。</translation>
    </message>
    <message>
        <source>Range {name} has {bays} bays with {shelves} shelves of {width} cm.</source>
        <translation>书架排 {name} 有 {bays} 架，每架 {shelves} 层，宽 {width} 厘米。</translation>
    </message>
    <message>
        <source>A range needs one bay or more, one or two faces, and shelves with a width above 0.</source>
        <translation>一排至少要有一架、一面或两面，书架层宽须大于 0。</translation>
    </message>
</context>
<context>
    <name>building.drawn_plan</name>
    <message>
        <source>Ranges stand in each other: {names}.</source>
        <translation>书架排重叠：{names}。</translation>
    </message>
    <message>
        <source>There are no ranges yet.</source>
        <translation>还没有书架排。</translation>
    </message>
    <message>
        <source>There is no door yet.</source>
        <translation>还没有门。</translation>
    </message>
    <message>
        <source>No way leads to {count} {count:bay|bays}: {names}.</source>
        <translation>有 {count} 架无路可达：{names}。</translation>
    </message>
    <message>
        <source>Two bays are called {name}.</source>
        <translation>有两架都叫 {name}。</translation>
    </message>
    <message>
        <source>Give every bay a name of its own.</source>
        <translation>请给每一架各起一个名称。</translation>
    </message>
</context>
<context>
    <name>building.floor_plan</name>
    <message>
        <source>A building needs at least one of {name}.</source>
        <translation>建筑至少需要一个 {name}。</translation>
    </message>
    <message>
        <source>Give sizes such as floors=2, ranges=10, bays=5.</source>
        <translation>请给出大小，如 floors=2, ranges=10, bays=5。</translation>
    </message>
    <message>
        <source>Shelves {width} cm wide hold no books.</source>
        <translation>宽 {width} 厘米的书架放不下书。</translation>
    </message>
    <message>
        <source>Give the clear width of a shelf in centimetres, such as 90.</source>
        <translation>请给出书架净宽（厘米），如 90。</translation>
    </message>
    <message>
        <source>{faces} bay faces are more than the {most} that can be planned.</source>
        <translation>{faces} 个书架面超过了可规划的 {most} 个。</translation>
    </message>
    <message>
        <source>Plan one part of the building at a time.</source>
        <translation>请一次规划建筑的一部分。</translation>
    </message>
</context>
<context>
    <name>building.walking</name>
    <message>
        <source>The floor plan has no bays.</source>
        <translation>平面图没有书架。</translation>
    </message>
    <message>
        <source>List at least one bay with its shelves.</source>
        <translation>请至少列出一个书架及其层数。</translation>
    </message>
    <message>
        <source>The floor plan has no entrance.</source>
        <translation>平面图没有入口。</translation>
    </message>
    <message>
        <source>Name the node of each door so that it begins with “{word}”, in the list of ways.</source>
        <translation>请在通路表中使每扇门的节点名以“{word}”开头。</translation>
    </message>
    <message>
        <source>The way from {a} to {b} is {metres} metres long.</source>
        <translation>从 {a} 到 {b} 的通路长 {metres} 米。</translation>
    </message>
    <message>
        <source>Lengths of ways must be 0 or more.</source>
        <translation>通路长度必须不小于 0。</translation>
    </message>
    <message>
        <source>{count} {count:bay|bays} cannot be reached from an entrance: {bays}.</source>
        <translation>有 {count} 个书架从入口无法到达：{bays}。</translation>
    </message>
    <message>
        <source>Join node {node} to the rest in the list of ways.</source>
        <translation>请在通路表中把节点 {node} 与其余部分相连。</translation>
    </message>
</context>
<context>
    <name>cli.analysis_commands</name>
    <message>
        <source>The file {file} for {key} cannot be read.</source>
        <translation>无法读取用于 {key} 的文件 {file}。</translation>
    </message>
    <message>
        <source>Give a text file in UTF-8, such as own_zones=@zones.csv.</source>
        <translation>请给出 UTF-8 文本文件，如 own_zones=@zones.csv。</translation>
    </message>
</context>
<context>
    <name>cli.compare</name>
    <message>
        <source>Only finished placements can be compared.</source>
        <translation>只能比较已完成的摆放结果。</translation>
    </message>
    <message>
        <source>Run the analysis &apos;placement&apos; on loans with several methods first.</source>
        <translation>请先用多种方法在借阅上运行 placement。</translation>
    </message>
</context>
<context>
    <name>cli.import_commands</name>
    <message>
        <source>There is no preset named {name}.</source>
        <translation>没有名为 {name} 的预设。</translation>
    </message>
    <message>
        <source>Presets: {known}. --save-preset NAME makes one.</source>
        <translation>预设：{known}。用 --save-preset NAME 新建。</translation>
    </message>
</context>
<context>
    <name>cli.moves_command</name>
    <message>
        <source>{word} names no steps of this plan.</source>
        <translation>{word} 不是本方案的步骤。</translation>
    </message>
    <message>
        <source>Steps go from 1 to {count}; write 5, or 1-40, or both: 1-40,43.</source>
        <translation>步骤从 1 到 {count}；可写 5、1-40，或两者并用：1-40,43。</translation>
    </message>
    <message>
        <source>{name} is no shelf plan.</source>
        <translation>{name} 不是排架方案。</translation>
    </message>
    <message>
        <source>Name a result of shelf-plan.</source>
        <translation>请指定 shelf-plan 的结果。</translation>
    </message>
</context>
<context>
    <name>cli.sample</name>
    <message>
        <source>The folder {folder} cannot be made ({reason}).</source>
        <translation>文件夹 {folder} 无法创建（{reason}）。</translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation>请选择其他位置。</translation>
    </message>
</context>
<context>
    <name>engines.affinities</name>
    <message>
        <source>Measuring how near neighbours are</source>
        <translation>正在测量近邻的远近</translation>
    </message>
    <message>
        <source>A map needs at least three items; there are {n}.</source>
        <translation>地图至少需要三个条目；现有 {n} 个。</translation>
    </message>
    <message>
        <source>Choose a larger source, or leave fewer items out.</source>
        <translation>请选择更大的来源，或少排除一些条目。</translation>
    </message>
    <message>
        <source>All vectors are equal: nothing tells the items apart.</source>
        <translation>所有向量都相同：无法区分条目。</translation>
    </message>
    <message>
        <source>Check which columns were read as numbers.</source>
        <translation>请检查哪些列被读作数字。</translation>
    </message>
    <message>
        <source>Some weights of pairs are negative or not numbers.</source>
        <translation>有些配对的权重为负或不是数字。</translation>
    </message>
    <message>
        <source>Weights are counts: correct the file and import it again.</source>
        <translation>权重是计数：请更正文件后重新导入。</translation>
    </message>
</context>
<context>
    <name>engines.annealing</name>
    <message>
        <source>Improving places</source>
        <translation>改进位置</translation>
    </message>
</context>
<context>
    <name>engines.assignment</name>
    <message>
        <source>Assigning blocks</source>
        <translation>正在分配区块</translation>
    </message>
</context>
<context>
    <name>engines.flow</name>
    <message>
        <source>Computing the flow</source>
        <translation>正在计算流量</translation>
    </message>
    <message>
        <source>Link {number} has the weight {weight}.</source>
        <translation>第 {number} 条连接的权重为 {weight}。</translation>
    </message>
    <message>
        <source>Weights must be numbers from 0 up; mend or remove this link.</source>
        <translation>权重必须不小于 0；请更正或删除此连接。</translation>
    </message>
    <message>
        <source>The network has no links, so there is nothing to walk along.</source>
        <translation>网络没有连接，因此无路可走。</translation>
    </message>
    <message>
        <source>Choose a network with at least one link of positive weight.</source>
        <translation>请选择至少有一条正权重连接的网络。</translation>
    </message>
</context>
<context>
    <name>engines.huffman_softmax</name>
    <message>
        <source>The model&apos;s probabilities do not add up to 1: it is damaged.</source>
        <translation>模型的概率之和不为 1：模型已损坏。</translation>
    </message>
    <message>
        <source>Train the vectors again, or restore the project from a copy.</source>
        <translation>请重新训练向量，或从副本恢复项目。</translation>
    </message>
</context>
<context>
    <name>engines.infomap</name>
    <message>
        <source>Searching for modules</source>
        <translation>正在搜索模块</translation>
    </message>
</context>
<context>
    <name>engines.keyword_scores</name>
    <message>
        <source>Counting words that occur together</source>
        <translation>正在统计共现的词</translation>
    </message>
</context>
<context>
    <name>engines.lattice_start</name>
    <message>
        <source>Arranging shells</source>
        <translation>正在排列壳层</translation>
    </message>
</context>
<context>
    <name>engines.layout_joining</name>
    <message>
        <source>Placing new points</source>
        <translation>正在放置新的点</translation>
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
        <translation>只有一本书，因此没有最近的一对。</translation>
    </message>
    <message>
        <source>Giving every book a place</source>
        <translation>为每本书安排位置</translation>
    </message>
</context>
<context>
    <name>engines.markov_scan</name>
    <message>
        <source>Searching at other Markov times</source>
        <translation>正在搜索其他马尔可夫时间</translation>
    </message>
</context>
<context>
    <name>engines.move_plan</name>
    <message>
        <source>Ordering the moves</source>
        <translation>正在排定移动顺序</translation>
    </message>
    <message>
        <source>A trolley of {given} cm is too short: {needed} cm would do.</source>
        <translation>{given} 厘米的书车太短：需要 {needed} 厘米。</translation>
    </message>
    <message>
        <source>Take a longer trolley, or two (trolley_cm), or leave more room in bays.</source>
        <translation>请用更长的书车或两辆书车（trolley_cm），或在书架上多留空位。</translation>
    </message>
</context>
<context>
    <name>engines.neighbours</name>
    <message>
        <source>Finding neighbours</source>
        <translation>正在寻找近邻</translation>
    </message>
    <message>
        <source>{n:There is only|There are only} {n} {n:vector|vectors}: none has a neighbour.</source>
        <translation>只有 {n} 个向量：没有近邻。</translation>
    </message>
    <message>
        <source>Give at least two.</source>
        <translation>请至少给出两个。</translation>
    </message>
    <message>
        <source>{count} {count:vector holds|vectors hold} a value that is not a number: {count:row|rows} {rows}.</source>
        <translation>{count} 个向量含有非数字的值：第 {rows} 行。</translation>
    </message>
    <message>
        <source>Correct these rows, or leave them out of the file.</source>
        <translation>请更正这些行，或从文件中删除。</translation>
    </message>
    <message>
        <source>{count} {count:vector is zero and has|vectors are zero and have} no direction: {count:row|rows} {rows}.</source>
        <translation>{count} 个向量为零，没有方向：第 {rows} 行。</translation>
    </message>
    <message>
        <source>Leave them out, or choose the Euclidean metric.</source>
        <translation>请删除它们，或选择欧氏距离。</translation>
    </message>
</context>
<context>
    <name>engines.overlap</name>
    <message>
        <source>Letting nodes join several modules</source>
        <translation>让节点加入几个模块</translation>
    </message>
    <message>
        <source>Overlapping modules with counted teleportation need at most {most} nodes, not {n}.</source>
        <translation>计入传送时，重叠模块最多允许 {most} 个节点，这里有 {n} 个。</translation>
    </message>
    <message>
        <source>Set flow=directed or flow=undirected, or leave overlap out.</source>
        <translation>请设 flow=directed 或 flow=undirected，或不用 overlap。</translation>
    </message>
</context>
<context>
    <name>engines.pairs</name>
    <message>
        <source>Counting pairs</source>
        <translation>正在统计配对</translation>
    </message>
    <message>
        <source>There are too many pairs to count: {events} in all; the largest visit alone holds {books} books.</source>
        <translation>配对太多，无法统计：共 {events} 个；最大的一次到访就有 {books} 种书。</translation>
    </message>
    <message>
        <source>Choose a shorter window, or leave out the borrower behind that visit: no single reader carries so much.</source>
        <translation>请缩短到访时长，或排除那次到访的读者：没有一位读者能借这么多。</translation>
    </message>
</context>
<context>
    <name>engines.polish</name>
    <message>
        <source>Polishing</source>
        <translation>正在精修</translation>
    </message>
</context>
<context>
    <name>engines.random_walks</name>
    <message>
        <source>Walking over the network</source>
        <translation>正在网络上游走</translation>
    </message>
</context>
<context>
    <name>engines.senses</name>
    <message>
        <source>Grouping related words</source>
        <translation>正在对相关词分组</translation>
    </message>
</context>
<context>
    <name>engines.shelving</name>
    <message>
        <source>Improving the plan</source>
        <translation>正在改进方案</translation>
    </message>
</context>
<context>
    <name>engines.softmax_fields</name>
    <message>
        <source>Measuring the cost</source>
        <translation>正在测量代价</translation>
    </message>
</context>
<context>
    <name>engines.softmax_placement</name>
    <message>
        <source>Lowering the cost</source>
        <translation>正在降低代价</translation>
    </message>
    <message>
        <source>No visit holds two books, so no pair can be placed together.</source>
        <translation>没有一次到访包含两本书，因此没有可一起摆放的配对。</translation>
    </message>
    <message>
        <source>Choose a longer visit (window), or a larger source of loans.</source>
        <translation>请延长到访时长（window），或使用更大的借阅来源。</translation>
    </message>
</context>
<context>
    <name>engines.title_neighbours</name>
    <message>
        <source>Comparing titles</source>
        <translation>比较题名</translation>
    </message>
</context>
<context>
    <name>engines.tsne</name>
    <message>
        <source>Laying out</source>
        <translation>正在布局</translation>
    </message>
</context>
<context>
    <name>engines.visits</name>
    <message>
        <source>Gathering visits</source>
        <translation>正在汇总到访</translation>
    </message>
</context>
<context>
    <name>engines.walking_bound</name>
    <message>
        <source>Proving a bound</source>
        <translation>正在证明下界</translation>
    </message>
</context>
<context>
    <name>engines.word2vec</name>
    <message>
        <source>Training word vectors</source>
        <translation>正在训练词向量</translation>
    </message>
    <message>
        <source>Measuring log p</source>
        <translation>正在测量 log p</translation>
    </message>
    <message>
        <source>Fewer than two words occur {min_count} times: nothing can be trained.</source>
        <translation>出现 {min_count} 次以上的词不足两个：无法训练。</translation>
    </message>
    <message>
        <source>The source holds fewer than two different words: choose a larger one.</source>
        <translation>来源中不同的词不足两个：请选择更大的来源。</translation>
    </message>
    <message>
        <source>Set min_count={works} or lower, or choose a larger source.</source>
        <translation>请设 min_count={works} 或更低，或选择更大的来源。</translation>
    </message>
</context>
<context>
    <name>engines.zones</name>
    <message>
        <source>Arranging zones</source>
        <translation>正在安排分区</translation>
    </message>
</context>
<context>
    <name>evaluation.demand_choice</name>
    <message>
        <source>Choosing how to expect demand</source>
        <translation>正在选择如何预计需求</translation>
    </message>
</context>
<context>
    <name>evaluation.layout_quality</name>
    <message>
        <source>Measuring the layout</source>
        <translation>正在测量布局</translation>
    </message>
</context>
<context>
    <name>evaluation.word_tests</name>
    <message>
        <source>Asking the vectors</source>
        <translation>正在询问词向量</translation>
    </message>
</context>
<context>
    <name>exports.aside</name>
    <message>
        <source>{file} is a folder, so no file can be written there.</source>
        <translation>{file} 是文件夹，不能在那里写入文件。</translation>
    </message>
    <message>
        <source>Give the name of a file in that folder.</source>
        <translation>请给出该文件夹中的文件名。</translation>
    </message>
    <message>
        <source>{file} cannot be written: there is no folder {folder}.</source>
        <translation>{file} 无法写入：没有文件夹 {folder}。</translation>
    </message>
    <message>
        <source>Create the folder first, or choose another one.</source>
        <translation>请先创建该文件夹，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>{file} was not written: the disk is full.</source>
        <translation>{file} 未写入：磁盘已满。</translation>
    </message>
    <message>
        <source>Free some space, or choose another disk. Nothing was left behind.</source>
        <translation>请腾出空间，或选择其他磁盘。没有留下任何内容。</translation>
    </message>
    <message>
        <source>{file} may not be written.</source>
        <translation>{file} 不允许写入。</translation>
    </message>
    <message>
        <source>Close it in other programs, or choose a folder of your own.</source>
        <translation>请在其他程序中关闭它，或选择自己的文件夹。</translation>
    </message>
    <message>
        <source>{file} could not be written: {reason}.</source>
        <translation>{file} 无法写入：{reason}。</translation>
    </message>
    <message>
        <source>Choose another folder or a shorter name.</source>
        <translation>请选择其他文件夹或更短的名称。</translation>
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
    <name>exports.flow_tree</name>
    <message>
        <source>Adding up the flow between modules</source>
        <translation>汇总模块之间的流量</translation>
    </message>
</context>
<context>
    <name>exports.module_paths</name>
    <message>
        <source>Writing the modules</source>
        <translation>正在写入模块</translation>
    </message>
    <message>
        <source>There is no level {level}: the modules have {depth} {depth:level|levels}.</source>
        <translation>没有 {level} 这一级：模块共有 {depth} 级。</translation>
    </message>
    <message>
        <source>Ask for level-1 to level-{depth}, or leave the level out.</source>
        <translation>请选 level-1 到 level-{depth}，或者不写级别。</translation>
    </message>
</context>
<context>
    <name>exports.network_files</name>
    <message>
        <source>The links come from loans and would show who read what.</source>
        <translation>这些连线来自借阅记录，会透露谁读过什么。</translation>
    </message>
    <message>
        <source>Export the modules (.tree, .clu) or the table instead.</source>
        <translation>请改为导出模块（.tree、.clu）或表格。</translation>
    </message>
</context>
<context>
    <name>exports.projector</name>
    <message>
        <source>Writing vectors and metadata</source>
        <translation>正在写入向量和元数据</translation>
    </message>
</context>
<context>
    <name>exports.result_files</name>
    <message>
        <source>Drawing</source>
        <translation>正在绘制</translation>
    </message>
    <message>
        <source>There is no part {what} to export from {kind}.</source>
        <translation>{kind} 没有可导出的部分 {what}。</translation>
    </message>
    <message>
        <source>Parts: {parts}.</source>
        <translation>可选部分：{parts}。</translation>
    </message>
</context>
<context>
    <name>exports.result_tables</name>
    <message>
        <source>Positions in the unit in which d_min was given; the entrance is at 0, 0, 0. Loans of books with fewer than {k} readers are not shown.</source>
        <translation>位置以给定 d_min 的单位表示；入口位于 0, 0, 0。读者少于 {k} 人的图书不显示借阅次数。</translation>
    </message>
    <message>
        <source>Only distances between positions mean anything.</source>
        <translation>只有位置之间的距离有意义。</translation>
    </message>
    <message>
        <source>Centre vectors.</source>
        <translation>中心向量。</translation>
    </message>
    <message>
        <source>Centre vectors. Counts under {k} different borrowers are not shown.</source>
        <translation>中心向量。不同借阅者少于 {k} 人的计数不予显示。</translation>
    </message>
    <message>
        <source>A row for every module that a node is in; flow is the rate of visits there, share that of the node&apos;s own.</source>
        <translation>节点所在的每个模块占一行；flow 是在该处的访问率，share 是占该节点访问的份额。</translation>
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
        <source>Links lead from source to target.</source>
        <translation>连线由起点指向终点。</translation>
    </message>
    <message>
        <source>Links have no direction.</source>
        <translation>连线没有方向。</translation>
    </message>
    <message>
        <source>score: of a word its PMI in nats; of a context the lead of its sense.</source>
        <translation>score：词为其 PMI（奈特）；语境为所判词义的领先量。</translation>
    </message>
    <message>
        <source>{count} {count:pair|pairs} of fewer than {k} borrowers {count:is|are} left out.</source>
        <translation>略去 {count} 对读者少于 {k} 人的配对。</translation>
    </message>
</context>
<context>
    <name>exports.shelf_pages</name>
    <message>
        <source>Shelf list</source>
        <translation>排架目录</translation>
    </message>
    <message>
        <source>Floor {floor}, bays {first} to {last}</source>
        <translation>{floor} 层，{first} 至 {last} 架</translation>
    </message>
    <message>
        <source>Bay {bay}: {books} {books:book|books}, {cm} of {room} cm</source>
        <translation>{bay} 架：{books} 册，{cm}/{room} 厘米</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Call number</source>
        <translation>索书号</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>图书</translation>
    </message>
    <message>
        <source>Comes from</source>
        <translation>来自</translation>
    </message>
</context>
<context>
    <name>exports.shelf_report</name>
    <message>
        <source>This plan, on later visits</source>
        <translation>本方案，后期借阅</translation>
    </message>
    <message>
        <source>This plan, always walking to the nearest book next</source>
        <translation>本方案，总是走向最近的下一册</translation>
    </message>
    <message>
        <source>Shelf plan</source>
        <translation>排架方案</translation>
    </message>
    <message>
        <source>{books} {books:book|books} on {bays} {bays:bay face|bay faces} ({metres} m of shelf), {floors} {floors:floor|floors}</source>
        <translation>{books} 册书，{bays} 个架面（书架共 {metres} 米），{floors} 层</translation>
    </message>
    <message>
        <source>{share} of the visits take two books or more: {meaning}.</source>
        <translation>{share} 的到馆借书借两册或以上：{meaning}。</translation>
    </message>
    <message>
        <source>No later visits to judge the plan on: {why}.</source>
        <translation>没有可用来检验方案的后期借阅：{why}。</translation>
    </message>
    <message>
        <source>Walking on later visits changes by {change}.</source>
        <translation>后期借阅的步行距离变化 {change}。</translation>
    </message>
    <message>
        <source>Walking on later visits changes by {change} (95 % interval {low} to {high}).</source>
        <translation>后期借阅的步行距离变化 {change}（95 % 区间 {low} 至 {high}）。</translation>
    </message>
    <message>
        <source>Measured on {visits} visits from {date} on, which the plan has not seen.</source>
        <translation>以 {date} 起方案未曾见过的 {visits} 次到馆借书检验。</translation>
    </message>
    <message>
        <source>From {before} m to {after} m of walking per visit, there and back</source>
        <translation>每次到馆往返步行从 {before} 米变为 {after} 米</translation>
    </message>
    <message>
        <source>Beware: {note}.</source>
        <translation>注意：{note}。</translation>
    </message>
    <message>
        <source>of the books move to another bay: {books} {books:book|books}</source>
        <translation>的书移到别的架格：共 {books} 册</translation>
    </message>
    <message>
        <source>of the later visits get longer, by {share} on average</source>
        <translation>的后期到馆借书要多走路，平均多 {share}</translation>
    </message>
    <message>
        <source>steps of the move in order, from bay to bay without a trolley in between, {metres} m of carrying</source>
        <translation>步按顺序搬动，直接从架格到架格，不用书车，搬书共走 {metres} 米</translation>
    </message>
    <message>
        <source>steps of the move in order, carrying books over {metres} m, with a trolley of {trolley} cm</source>
        <translation>步按顺序搬动，搬书共走 {metres} 米，书车长 {trolley} 厘米</translation>
    </message>
    <message>
        <source>Compared with other plans</source>
        <translation>与其他方案比较</translation>
    </message>
    <message>
        <source>Bars to the left: less walking than now. Hindsight knows the later visits and cannot be reached; the dashed bar is measured on the visits that the plan was made from, and promises too much.</source>
        <translation>条形向左表示比现在少走路。“事后最佳”已知后期借阅，无法达到；虚线条形以制定方案所用的借阅计算，过于乐观。</translation>
    </message>
    <message>
        <source>Most borrowed nearest the door</source>
        <translation>借阅最多的离门最近</translation>
    </message>
    <message>
        <source>Random order</source>
        <translation>随机排列</translation>
    </message>
    <message>
        <source>The best plan in hindsight</source>
        <translation>事后最佳方案</translation>
    </message>
    <message>
        <source>This plan, on the visits it was made from</source>
        <translation>本方案，制定方案所用的借阅</translation>
    </message>
    <message>
        <source>Books moved and walking saved</source>
        <translation>搬动册数与节省的步行</translation>
    </message>
    <message>
        <source>The first books moved save most. The ring is this plan; a smaller budget is a plan of its own.</source>
        <translation>最先搬动的书节省最多。圆环为本方案；搬动更少则须另做方案。</translation>
    </message>
    <message>
        <source>later visits</source>
        <translation>后期借阅</translation>
    </message>
    <message>
        <source>same visits (too rosy)</source>
        <translation>同一批借阅（过于乐观）</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95 % 区间</translation>
    </message>
    <message>
        <source>share of the books moved</source>
        <translation>移动的图书比例</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>搬动比例</translation>
    </message>
    <message>
        <source>Books</source>
        <translation>册数</translation>
    </message>
    <message>
        <source>Change on later visits</source>
        <translation>后期借阅的变化</translation>
    </message>
    <message>
        <source>Classes and floors on later visits</source>
        <translation>后期借阅中各类目与各楼层的变化</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类目</translation>
    </message>
    <message>
        <source>Loans</source>
        <translation>借阅次数</translation>
    </message>
    <message>
        <source>Share of the walking</source>
        <translation>占步行的比例</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Less | more</source>
        <translation>少走 | 多走</translation>
    </message>
    <message>
        <source>Visits that get longer</source>
        <translation>变远的到馆借书</translation>
    </message>
    <message>
        <source>Floor {floor}</source>
        <translation>{floor} 层</translation>
    </message>
    <message>
        <source>without a class</source>
        <translation>无类目</translation>
    </message>
    <message>
        <source>Loans per metre of shelf</source>
        <translation>每米书架的借阅次数</translation>
    </message>
    <message>
        <source>{loans} {loans:loan|loans} per metre</source>
        <translation>每米 {loans} 次</translation>
    </message>
    <message>
        <source>Floor {floor}, before</source>
        <translation>{floor} 层，搬动前</translation>
    </message>
    <message>
        <source>Floor {floor}, after</source>
        <translation>{floor} 层，搬动后</translation>
    </message>
    <message>
        <source>Floor {floor}, change</source>
        <translation>{floor} 层，变化</translation>
    </message>
    <message>
        <source>The move</source>
        <translation>搬动</translation>
    </message>
    <message>
        <source>{books} {books:book|books} in {steps} {steps:step|steps}; the trolley holds {trolley} cm at most. {done} {done:step is|steps are} done.</source>
        <translation>{books} 册书分 {steps} 步搬完；书车最多装 {trolley} 厘米。已完成 {done} 步。</translation>
    </message>
    <message>
        <source>{books} {books:book|books} in {steps} {steps:step|steps}, each from bay to bay. {done} {done:step is|steps are} done.</source>
        <translation>{books} 册书分 {steps} 步，每步直接从一格搬到另一格。已完成 {done} 步。</translation>
    </message>
    <message>
        <source>How this was measured</source>
        <translation>如何得出这些数字</translation>
    </message>
    <message>
        <source>Before: the books where the catalogue says that they stand now.</source>
        <translation>搬动前：图书在目录所载的现有位置。</translation>
    </message>
    <message>
        <source>Before: the books in the order of their call numbers, all bays filled to the same share.</source>
        <translation>搬动前：图书按索书号排列，各架格装满程度相同。</translation>
    </message>
    <message>
        <source>The plan was made from the earlier visits only and judged on the later ones. A visit walks from the door to its books and back along the shortest ways; the interval comes from drawing the readers again (bootstrap).</source>
        <translation>方案只用前期借阅制定，用后期借阅检验。每次到馆从门口沿最短路走到所借各书再返回；区间由对读者重复抽样（自助法）得出。</translation>
    </message>
    <message>
        <source>Books without a known width: {width} (given the usual one); without a call number: {number}.</source>
        <translation>宽度未知的书：{width} 册（按通常宽度计）；没有索书号的书：{number} 册。</translation>
    </message>
    <message>
        <source>The page holds totals only; what fewer readers than allowed stand behind is left out.</source>
        <translation>本页只含合计；读者人数不足规定数的项目已略去。</translation>
    </message>
</context>
<context>
    <name>exports.shelf_tables</name>
    <message>
        <source>Where each book should stand, and its present place.</source>
        <translation>每本书应放的位置及现在的位置。</translation>
    </message>
    <message>
        <source>Books of each bay by call number; those without one come last.</source>
        <translation>每个书架的书按索书号排列；没有索书号的排在最后。</translation>
    </message>
    <message>
        <source>Carried out in this order, no bay is ever fuller than it can be.</source>
        <translation>按此顺序执行，任何书架都不会超过其容量。</translation>
    </message>
    <message>
        <source>Steps were skipped: what still has to be carried out fits only once those before it are done.</source>
        <translation>有步骤被跳过：须先完成前面的步骤，后面的书才放得下。</translation>
    </message>
    <message>
        <source>New locations of the books that move.</source>
        <translation>搬动图书的新架位。</translation>
    </message>
    <message>
        <source>One row a shelf, lengths in centimetres; x opens a section (bay) or a range.</source>
        <translation>每行一层书架，长度以厘米计；x 表示一架或一排的开始。</translation>
    </message>
    <message>
        <source>Books whose width was not known (a default was taken) or that have no call number.</source>
        <translation>厚度未知（按默认值计）或没有索书号的图书。</translation>
    </message>
    <message>
        <source>The change on later visits by class, and by the floor where the books stand now.</source>
        <translation>按类目和按图书现在所在楼层列出的后期借阅变化。</translation>
    </message>
    <message>
        <source>Changes against the baseline: test_change on later visits, which no plan has seen.</source>
        <translation>与基准相比的变化：test_change 为方案未见过的之后的到访。</translation>
    </message>
</context>
<context>
    <name>exports.tables</name>
    <message>
        <source>Writing the table</source>
        <translation>正在写入表格</translation>
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
        <translation>{file}：表格超过 {limit} 行，即工作表的上限。</translation>
    </message>
    <message>
        <source>Export it as .csv, which has no limit.</source>
        <translation>请导出为 .csv，没有行数限制。</translation>
    </message>
</context>
<context>
    <name>exports.word2vec_npz</name>
    <message>
        <source>Writing the model</source>
        <translation>正在写出模型</translation>
    </message>
</context>
<context>
    <name>exports.word2vec_text</name>
    <message>
        <source>Writing the vectors</source>
        <translation>正在写入向量</translation>
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
    <name>gui.comparing</name>
    <message>
        <source>Compare placements</source>
        <translation>比较摆放方案</translation>
    </message>
</context>
<context>
    <name>gui.corpus_loading</name>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>混合</translation>
    </message>
</context>
<context>
    <name>gui.desk</name>
    <message>
        <source>The copy {file} cannot be written ({reason}).</source>
        <translation>副本 {file} 无法写入（{reason}）。</translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation>请选择其他位置。</translation>
    </message>
</context>
<context>
    <name>gui.export_panel</name>
    <message>
        <source>Picture of the view</source>
        <translation>视图图片</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Vectors</source>
        <translation>向量</translation>
    </message>
    <message>
        <source>Plain drawing</source>
        <translation>简图</translation>
    </message>
    <message>
        <source>Modules</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Shelf of each book</source>
        <translation>每本书的架位</translation>
    </message>
    <message>
        <source>Lists for the shelves</source>
        <translation>各架清单</translation>
    </message>
    <message>
        <source>Moves in order</source>
        <translation>搬移步骤</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Moves still to do</source>
        <translation>尚未完成的搬移</translation>
    </message>
    <message>
        <source>Locations for the catalogue</source>
        <translation>供编目系统的架位</translation>
    </message>
    <message>
        <source>Shelf by shelf (bookshift)</source>
        <translation>逐层清单（bookshift）</translation>
    </message>
    <message>
        <source>Change by class and floor</source>
        <translation>按类别与楼层的变化</translation>
    </message>
    <message>
        <source>Books that lack data</source>
        <translation>缺少数据的图书</translation>
    </message>
    <message>
        <source>Ways</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Model with its tree</source>
        <translation>带编码树的模型</translation>
    </message>
    <message>
        <source>Network of states</source>
        <translation>状态网络</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>CSV for spreadsheets</source>
        <translation>CSV（电子表格）</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Excel 工作簿</translation>
    </message>
    <message>
        <source>Tab-separated</source>
        <translation>制表符分隔</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation>PNG 图片</translation>
    </message>
    <message>
        <source>SVG drawing</source>
        <translation>SVG 图形</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>网页</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
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
    <name>gui.finding</name>
    <message>
        <source>search: {text}</source>
        <translation>搜索：{text}</translation>
    </message>
</context>
<context>
    <name>gui.importing</name>
    <message>
        <source>The columns could not be saved as {name}: {reason}.</source>
        <translation>无法将列保存为“{name}”：{reason}。</translation>
    </message>
    <message>
        <source>Check that the disk has room and that you may write to your settings.</source>
        <translation>请检查磁盘空间以及设置文件夹的写入权限。</translation>
    </message>
    <message>
        <source>Choose “Item” or “Title” above the column that names the book.</source>
        <translation>请在标识图书的列上方选“图书”或“题名”。</translation>
    </message>
    <message>
        <source>Choose the encoding as found, or another one.</source>
        <translation>请改回自动识别的编码，或另选一种。</translation>
    </message>
    <message>
        <source>Press “Import it again” if you want it twice.</source>
        <translation>若确要两份，请按“再次导入”。</translation>
    </message>
    <message>
        <source>Export more columns, or choose another separator.</source>
        <translation>请导出更多列，或另选分隔符。</translation>
    </message>
    <message>
        <source>Choose another name below.</source>
        <translation>请在下方另取名称。</translation>
    </message>
    <message>
        <source>Add Chinese function words</source>
        <translation>加入中文虚词</translation>
    </message>
    <message>
        <source>Add English ones</source>
        <translation>加入英文虚词</translation>
    </message>
    <message>
        <source>Words that are kept whole: one a line, with a frequency and a tag if wanted.</source>
        <translation>不被切开的词：每行一个，可附词频和词性。</translation>
    </message>
    <message>
        <source>Words that do not come into the project at all, apart by blanks or lines.</source>
        <translation>完全不进入项目的词，以空格或换行分隔。</translation>
    </message>
    <message>
        <source>Own words</source>
        <translation>自定词典</translation>
    </message>
    <message>
        <source>Words left out</source>
        <translation>略去的词</translation>
    </message>
    <message>
        <source>every word</source>
        <translation>全部词</translation>
    </message>
    <message>
        <source>nouns</source>
        <translation>名词</translation>
    </message>
    <message>
        <source>nouns and verbs</source>
        <translation>名词和动词</translation>
    </message>
    <message>
        <source>nouns, verbs, adjectives</source>
        <translation>名词、动词、形容词</translation>
    </message>
    <message>
        <source>names</source>
        <translation>专名</translation>
    </message>
</context>
<context>
    <name>gui.importing.plain</name>
    <message>
        <source>Import a network</source>
        <translation>导入网络</translation>
    </message>
    <message>
        <source>Import vectors</source>
        <translation>导入向量</translation>
    </message>
    <message>
        <source>Floor plan</source>
        <translation>平面图</translation>
    </message>
</context>
<context>
    <name>gui.item_columns</name>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>出版者</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页数</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
</context>
<context>
    <name>gui.job_desk</name>
    <message>
        <source>Waiting for its turn…</source>
        <translation>排队等待…</translation>
    </message>
    <message>
        <source>{share} %</source>
        <translation>{share} %</translation>
    </message>
    <message>
        <source>about {count} s left</source>
        <translation>约剩 {count} 秒</translation>
    </message>
    <message>
        <source>{size} MB of memory</source>
        <translation>占用内存 {size} MB</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>{metres} m per visit</source>
        <translation>每次到馆 {metres} 米</translation>
    </message>
</context>
<context>
    <name>gui.map_loading</name>
    <message>
        <source>Loans</source>
        <translation>借阅</translation>
    </message>
    <message>
        <source>Occurrences</source>
        <translation>出现次数</translation>
    </message>
</context>
<context>
    <name>gui.map_reports</name>
    <message>
        <source>KL {kl} · {items} {items:item|items}</source>
        <translation>KL {kl} · {items} 项</translation>
    </message>
    <message>
        <source>All in one place</source>
        <translation>全在一处</translation>
    </message>
    <message>
        <source>This map</source>
        <translation>本地图</translation>
    </message>
    <message>
        <source>Lower bound</source>
        <translation>理论下界</translation>
    </message>
    <message>
        <source>gap to bound (KL) {gap}</source>
        <translation>距下界（KL）{gap}</translation>
    </message>
    <message>
        <source>Its data changed since: run it again.</source>
        <translation>其数据此后已更改：请重新运行。</translation>
    </message>
    <message>
        <source>Cost S of the map, nats</source>
        <translation>地图的代价 S（奈特）</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>重新运行</translation>
    </message>
    <message>
        <source>{kept} of each item&apos;s ten likeliest partners are among its ten nearest.</source>
        <translation>每一项最可能的十个伙伴中，有 {kept} 也在图上最近的十个之内。</translation>
    </message>
    <message>
        <source>{kept} of each item&apos;s ten nearest stay so on the map; {plain} on principal axes.</source>
        <translation>每一项最近的十个邻居，在图上仍最近的占 {kept}；主轴图上占 {plain}。</translation>
    </message>
    <message>
        <source>Trustworthiness {mine}; {plain} on principal axes.</source>
        <translation>可信度 {mine}；主轴图为 {plain}。</translation>
    </message>
    <message>
        <source>{share} %</source>
        <translation>{share} %</translation>
    </message>
    <message>
        <source>{count} {count:item has|items have} nothing to be placed by and {count:is|are} not on the map.</source>
        <translation>{count} 项没有可供定位的依据，不在图上。</translation>
    </message>
    <message>
        <source>Perplexity {used} instead of {asked}: there are too few items for more.</source>
        <translation>困惑度用 {used} 而不是 {asked}：条目太少，不能更大。</translation>
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
        <source>Save selection as a &amp;list…</source>
        <translation>将所选存为清单(&amp;L)…</translation>
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
        <source>Import &amp;texts…</source>
        <translation>导入文本(&amp;T)…</translation>
    </message>
    <message>
        <source>Import &amp;catalogue…</source>
        <translation>导入书目…</translation>
    </message>
    <message>
        <source>Import &amp;network…</source>
        <translation>导入网络(&amp;N)…</translation>
    </message>
    <message>
        <source>Import &amp;vectors…</source>
        <translation>导入向量(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;Floor plan…</source>
        <translation>平面图(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Analyse</source>
        <translation>分析</translation>
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
        <source>&amp;Neighbours of the book</source>
        <translation>邻近的书(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Compare placements…</source>
        <translation>比较摆放方案(&amp;C)…</translation>
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
        <source>&amp;Keep this view…</source>
        <translation>保存当前视图…</translation>
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
        <source>&amp;Jobs</source>
        <translation>任务(&amp;J)</translation>
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
    <message>
        <source>Kept &amp;views</source>
        <translation>已保存的视图</translation>
    </message>
    <message>
        <source>&amp;Undo: {what}</source>
        <translation>撤销：{what}</translation>
    </message>
    <message>
        <source>&amp;Redo: {what}</source>
        <translation>重做：{what}</translation>
    </message>
    <message>
        <source>For&amp;get the raw loans…</source>
        <translation>销毁原始借阅记录(&amp;G)…</translation>
    </message>
    <message>
        <source>Cl&amp;ose this view</source>
        <translation>关闭此视图(&amp;O)</translation>
    </message>
</context>
<context>
    <name>gui.params_form</name>
    <message>
        <source>{told}</source>
        <translation>{told}</translation>
    </message>
</context>
<context>
    <name>gui.picture</name>
    <message>
        <source>{name} has no view called {view}.</source>
        <translation>{name} 没有名为 {view} 的视图。</translation>
    </message>
    <message>
        <source>Views that it has: {views}.</source>
        <translation>已有视图：{views}。</translation>
    </message>
    <message>
        <source>The window did not come to rest.</source>
        <translation>窗口未能进入空闲状态。</translation>
    </message>
    <message>
        <source>Try again; if it stays so, check the project.</source>
        <translation>请重试；若仍如此，请检查项目。</translation>
    </message>
    <message>
        <source>The picture {file} cannot be written.</source>
        <translation>图片 {file} 无法写入。</translation>
    </message>
    <message>
        <source>Choose a folder that exists and can be written.</source>
        <translation>请选择存在且可写的文件夹。</translation>
    </message>
</context>
<context>
    <name>gui.reports</name>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Figures come when the run has ended.</source>
        <translation>运行结束后显示数据。</translation>
    </message>
    <message>
        <source>{share} %</source>
        <translation>{share} %</translation>
    </message>
    <message>
        <source>{rows} {rows:loan|loans} · {items} {items:book|books}</source>
        <translation>{rows} 次借阅 · {items} 种书</translation>
    </message>
    <message>
        <source>{rows} {rows:pair|pairs} · {items} {items:book|books}</source>
        <translation>{rows} 个配对 · {items} 种书</translation>
    </message>
    <message>
        <source>{rows} {rows:record|records}</source>
        <translation>{rows} 条书目</translation>
    </message>
    <message>
        <source>{rows} {rows:link|links} · {items} {items:node|nodes}</source>
        <translation>{rows} 条连线 · {items} 个节点</translation>
    </message>
    <message>
        <source>{rows} {rows:bay face|bay faces}</source>
        <translation>{rows} 个书架面</translation>
    </message>
    <message>
        <source>{rows} {rows:vector|vectors}</source>
        <translation>{rows} 个向量</translation>
    </message>
    <message>
        <source>{rows} {rows:document|documents} · {words} {words:word|words}</source>
        <translation>{rows} 篇文档 · {words} 个词</translation>
    </message>
    <message>
        <source>{line} · loans forgotten</source>
        <translation>{line} · 原始借阅已销毁</translation>
    </message>
    <message>
        <source>The run failed.</source>
        <translation>运行失败。</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Running…</source>
        <translation>运行中…</translation>
    </message>
    <message>
        <source>{line} · stopped early</source>
        <translation>{line} · 提前停止</translation>
    </message>
    <message>
        <source>S {cost} · {books} {books:book|books}</source>
        <translation>S {cost} · {books} 种书</translation>
    </message>
    <message>
        <source>{bays} {bays:bay|bays} · {moved} moved</source>
        <translation>{bays} 个架格 · 移动 {moved}</translation>
    </message>
    <message>
        <source>{pairs} {pairs:pair|pairs} · {books} {books:book|books}</source>
        <translation>{pairs} 个配对 · {books} 种书</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Stopped early</source>
        <translation>提前停止</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>You stopped this run.</source>
        <translation>您停止了这次运行。</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Run it again, or move it to the bin; nothing else was changed.</source>
        <translation>请重新运行，或移入回收站；其他内容没有改变。</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>重新运行</translation>
    </message>
    <message>
        <source>Its data changed since: run it again. {remark}</source>
        <translation>数据已更改：请重新运行。{remark}</translation>
    </message>
    <message>
        <source>gap to bound {gap} m</source>
        <translation>距下界 {gap} 米</translation>
    </message>
    <message>
        <source>Walking cost S, metres per pair borrowed together</source>
        <translation>行走代价 S（米/每对共同借阅）</translation>
    </message>
    <message>
        <source>No modules: one level is shortest.</source>
        <translation>没有模块：单层最短。</translation>
    </message>
    <message>
        <source>One level</source>
        <translation>单层</translation>
    </message>
    <message>
        <source>With modules</source>
        <translation>分模块</translation>
    </message>
    <message>
        <source>{change} against one level</source>
        <translation>与单层相比 {change}</translation>
    </message>
    <message>
        <source>Code length, bits per step of the walk</source>
        <translation>码长，游走每步的比特数</translation>
    </message>
    <message>
        <source>{modules} {modules:module|modules}, {nodes} {nodes:node|nodes}, {links} {links:link|links}.</source>
        <translation>{modules} 个模块，{nodes} 个节点，{links} 条连线。</translation>
    </message>
    <message>
        <source>{levels} levels of modules.</source>
        <translation>模块共 {levels} 层。</translation>
    </message>
    <message>
        <source>At Markov time {time}; not to be compared with others.</source>
        <translation>马尔可夫时间为 {time}；不能与其他时间相比。</translation>
    </message>
    <message>
        <source>One book</source>
        <translation>一个码本</translation>
    </message>
    <message>
        <source>Class books</source>
        <translation>分类码本</translation>
    </message>
    <message>
        <source>Bits of the whole sequence</source>
        <translation>整个序列的比特数</translation>
    </message>
    <message>
        <source>{change} with a book for each class</source>
        <translation>每类一个码本：{change}</translation>
    </message>
    <message>
        <source>{objects} {objects:object|objects}, {length} {length:place|places}, {books} {books:book|books}.</source>
        <translation>{objects} 个对象，{length} 个位置，{books} 个码本。</translation>
    </message>
    <message>
        <source>{change} metres per visit, on the same visits</source>
        <translation>每次到访 {change}（同一批到访）</translation>
    </message>
    <message>
        <source>{share} of the visits get longer.</source>
        <translation>{share} 的到访会走得更远。</translation>
    </message>
    <message>
        <source>Metres per visit, there and back</source>
        <translation>每次到访往返的米数</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>Measured against the order of their numbers in the loans: no call number is known.</source>
        <translation>与借阅记录中编号的顺序相比：没有已知的索书号。</translation>
    </message>
    <message>
        <source>As it stands</source>
        <translation>现状</translation>
    </message>
    <message>
        <source>This plan</source>
        <translation>本方案</translation>
    </message>
    <message>
        <source>Knowing the future</source>
        <translation>预知未来</translation>
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
        <source>{plain} → {grouped} bits</source>
        <translation>{plain} → {grouped} 比特</translation>
    </message>
    <message>
        <source>no modules · {bits} bits</source>
        <translation>无模块 · {bits} 比特</translation>
    </message>
    <message>
        <source>{modules} {modules:module|modules} · {bits} bits</source>
        <translation>{modules} 个模块 · {bits} 比特</translation>
    </message>
    <message>
        <source>Walking per visit, on later loans</source>
        <translation>每次到访的步行距离（以后续借阅检验）</translation>
    </message>
    <message>
        <source>per visit, there and back</source>
        <translation>每次到访往返</translation>
    </message>
    <message>
        <source>Between {low} and {high} with 95 % confidence, measured on {visits} visits after {date} that the plan has not seen.</source>
        <translation>以 95 % 的置信度在 {low} 与 {high} 之间，依据 {date} 之后 {visits} 次方案未见过的到访测得。</translation>
    </message>
    <message>
        <source>Between {low} and {high} with 95 % confidence, measured on {visits} visits that the plan has not seen.</source>
        <translation>以 95 % 的置信度在 {low} 与 {high} 之间，依据 {visits} 次方案未见过的到访测得。</translation>
    </message>
    <message>
        <source>This placement</source>
        <translation>本次结果</translation>
    </message>
    <message>
        <source>Lower bound</source>
        <translation>理论下界</translation>
    </message>
    <message>
        <source>{change} on later loans, against popularity order</source>
        <translation>对之后的借阅 {change}（与按热度排列相比）</translation>
    </message>
    <message>
        <source>On the loans it was made from: {change}, which is too rosy.</source>
        <translation>对生成它的借阅：{change}，过于乐观。</translation>
    </message>
    <message>
        <source>this run stopped before measuring it</source>
        <translation>这次运行在测量之前停止</translation>
    </message>
    <message>
        <source>{change} against popularity order, on the same loans</source>
        <translation>与按热度排列相比 {change}（同一批借阅）</translation>
    </message>
    <message>
        <source>On later loans: not known ({why}).</source>
        <translation>对之后的借阅：未知（{why}）。</translation>
    </message>
    <message>
        <source>Measured against where the catalogue says the books stand.</source>
        <translation>与目录所载的现有位置比较。</translation>
    </message>
    <message>
        <source>Measured against call numbers in order of their letters.</source>
        <translation>与索书号逐字符排序比较。</translation>
    </message>
    <message>
        <source>Measured against the order of call numbers ({scheme}).</source>
        <translation>与索书号顺序（{scheme}）比较。</translation>
    </message>
    <message>
        <source>{count} {count:node is|nodes are} in several modules.</source>
        <translation>{count} 个节点属于多个模块。</translation>
    </message>
    <message>
        <source>{count} of the modules are never visited.</source>
        <translation>其中 {count} 个模块从未被访问。</translation>
    </message>
    <message>
        <source>The sample list: three fruits, five cities, four numbers.</source>
        <translation>示例列表：三种水果、五座城市、四个数字。</translation>
    </message>
    <message>
        <source>Only {share} of them take more than one book, so where single books stand matters most.</source>
        <translation>其中只有 {share} 借两册以上，因此单册图书的位置最重要。</translation>
    </message>
    <message>
        <source>{share} of them take more than one book.</source>
        <translation>其中 {share} 借两册以上。</translation>
    </message>
    <message>
        <source>free</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>by letter</source>
        <translation>按字母</translation>
    </message>
    <message>
        <source>by class</source>
        <translation>按类别</translation>
    </message>
    <message>
        <source>your own</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>{share}, at most {most}</source>
        <translation>{share}，最多 {most}</translation>
    </message>
    <message>
        <source>Reference bays</source>
        <translation>参考书架格</translation>
    </message>
    <message>
        <source>Kept free</source>
        <translation>留空书架格</translation>
    </message>
    <message>
        <source>Books that stay</source>
        <translation>留在原处的图书</translation>
    </message>
    <message>
        <source>Moved at most</source>
        <translation>最多移动</translation>
    </message>
    <message>
        <source>Shelves filled</source>
        <translation>书架充满</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>分区</translation>
    </message>
    <message>
        <source>Room to grow</source>
        <translation>预留空间</translation>
    </message>
    <message>
        <source>Shelf lists…</source>
        <translation>架位清单…</translation>
    </message>
    <message>
        <source>Move plan…</source>
        <translation>搬移方案…</translation>
    </message>
    <message>
        <source>Made in {seconds} s</source>
        <translation>用时 {seconds} 秒</translation>
    </message>
    <message>
        <source>seed {seed}</source>
        <translation>种子 {seed}</translation>
    </message>
    <message>
        <source>present places as baseline</source>
        <translation>以现有位置为基准</translation>
    </message>
    <message>
        <source>order of the numbers in the loans as baseline</source>
        <translation>以借阅记录中的编号顺序为基准</translation>
    </message>
    <message>
        <source>call-number order as baseline</source>
        <translation>以索书号顺序为基准</translation>
    </message>
    <message>
        <source>another run may differ</source>
        <translation>再次运行结果可能不同</translation>
    </message>
    <message>
        <source>One document · {words} {words:word|words}</source>
        <translation>1 篇文档 · {words} 个词</translation>
    </message>
</context>
<context>
    <name>gui.shelf_pdf</name>
    <message>
        <source>{name} is no shelf plan.</source>
        <translation>{name} 不是书架规划。</translation>
    </message>
    <message>
        <source>Name a result of shelf-plan.</source>
        <translation>请指定 shelf-plan 的结果。</translation>
    </message>
</context>
<context>
    <name>gui.source_reports</name>
    <message>
        <source>Added</source>
        <translation>追加于</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>导入于</translation>
    </message>
    <message>
        <source>{names} and {n} more</source>
        <translation>{names} 等，另有 {n} 个</translation>
    </message>
    <message>
        <source>From the file</source>
        <translation>来自文件</translation>
    </message>
    <message>
        <source>From the files</source>
        <translation>来自文件</translation>
    </message>
    <message>
        <source>Rows in the file</source>
        <translation>文件中的行</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Left out: suspects and rows that are no loans</source>
        <translation>未计入：可疑项和非借阅行</translation>
    </message>
    <message>
        <source>Taken over</source>
        <translation>已导入</translation>
    </message>
    <message>
        <source>Dropped: duplicates</source>
        <translation>去除：重复</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>未计入</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Without a borrower</source>
        <translation>没有读者</translation>
    </message>
    <message>
        <source>On an unknown day</source>
        <translation>日期不明</translation>
    </message>
    <message>
        <source>Borrowers</source>
        <translation>读者</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>到馆次数</translation>
    </message>
    <message>
        <source>Belong to a book here</source>
        <translation>与馆内图书相符</translation>
    </message>
    <message>
        <source>From – to</source>
        <translation>起止</translation>
    </message>
    <message>
        <source>The raw loans and their key are destroyed.</source>
        <translation>原始借阅记录及其密钥已销毁。</translation>
    </message>
    <message>
        <source>Only counts of pairs and how often each book was borrowed are left.</source>
        <translation>只剩成对借阅的次数和每种书的借阅次数。</translation>
    </message>
    <message>
        <source>No borrower is known.</source>
        <translation>没有读者信息。</translation>
    </message>
    <message>
        <source>Borrowers are stored as keyed ids, names not at all.</source>
        <translation>读者只以加密编号保存，姓名完全不保存。</translation>
    </message>
    <message>
        <source>The key lies in this project only: whoever has the project and an id can look it up. “Forget the raw loans” in the Data menu destroys it.</source>
        <translation>密钥只在本项目中：同时拥有项目和读者编号的人可以查到对应记录。“数据”菜单中的“遗忘原始借阅记录”会将其销毁。</translation>
    </message>
</context>
<context>
    <name>gui.space_loading</name>
    <message>
        <source>Loans</source>
        <translation>借阅</translation>
    </message>
</context>
<context>
    <name>gui.text_reports</name>
    <message>
        <source>{count} {count:vector|vectors}</source>
        <translation>{count} 个向量</translation>
    </message>
    <message>
        <source>{count} listed</source>
        <translation>列出 {count} 个</translation>
    </message>
    <message>
        <source>{count} {count:keyword|keywords} · {texts} {texts:text|texts}</source>
        <translation>{count} 个关键词 · {texts} 篇文本</translation>
    </message>
    <message>
        <source>F1@5 {figure} · {texts} {texts:text|texts}</source>
        <translation>F1@5 {figure} · {texts} 篇文本</translation>
    </message>
    <message>
        <source>ρ {figure} · {pairs} {pairs:pair|pairs}</source>
        <translation>ρ {figure} · {pairs} 对</translation>
    </message>
    <message>
        <source>{count} {count:sense|senses} · {contexts} {contexts:context|contexts}</source>
        <translation>{count} 个义项 · {contexts} 处上下文</translation>
    </message>
    <message>
        <source>{documents} {documents:document|documents} of {sentences} {sentences:sentence|sentences}: {tokens} {tokens:word|words}, {words} different.</source>
        <translation>{documents} 篇文档，{sentences} 个句子：{tokens} 个词，其中不同的 {words} 个。</translation>
    </message>
    <message>
        <source>Next: learn word vectors, then ask for similar and related words.</source>
        <translation>下一步：训练词向量，然后查询相似词和相关词。</translation>
    </message>
    <message>
        <source>Texts cut into words</source>
        <translation>已分词的文本</translation>
    </message>
    <message>
        <source>Skip-gram, {dim} {dim:dimension|dimensions}, window {window}, {epochs} {epochs:epoch|epochs}</source>
        <translation>Skip-gram，{dim} 维，窗口 {window}，{epochs} 轮</translation>
    </message>
    <message>
        <source>{vocabulary} {vocabulary:vector|vectors} from {tokens} {tokens:occurrence|occurrences}.</source>
        <translation>由 {tokens} 次出现得到 {vocabulary} 个向量。</translation>
    </message>
    <message>
        <source>Mean log p of a neighbour: {figure} nats (each word alike: {chance}).</source>
        <translation>邻词的平均 log p：{figure} 奈特（一视同仁：{chance}）。</translation>
    </message>
    <message>
        <source>Frequent words were thinned out, so scores of related words are not exact.</source>
        <translation>常用词经过抽稀，因此相关词的得分并不精确。</translation>
    </message>
    <message>
        <source>What turns up together with {word}, α = {alpha}.</source>
        <translation>与 {word} 同现的词，α = {alpha}。</translation>
    </message>
    <message>
        <source>What could stand in for {word}.</source>
        <translation>可以替代 {word} 的词。</translation>
    </message>
    <message>
        <source>log p(y|x) − α log p(y), nats</source>
        <translation>log p(y|x) − α log p(y)（奈特）</translation>
    </message>
    <message>
        <source>Cosine of the vectors</source>
        <translation>向量的余弦</translation>
    </message>
    <message>
        <source>The probabilities add up to {sum}.</source>
        <translation>概率之和为 {sum}。</translation>
    </message>
    <message>
        <source>{count} {count:keyword|keywords} of {texts} {texts:text|texts}.</source>
        <translation>{texts} 篇文本的 {count} 个关键词。</translation>
    </message>
    <message>
        <source>{count} {count:text holds|texts hold} no word that the model knows.</source>
        <translation>{count} 篇文本中没有模型认识的词。</translation>
    </message>
    <message>
        <source>Best on {texts} {texts:text|texts}: {score}, F1@5 {figure}.</source>
        <translation>在这 {texts} 篇文本上最好的是：{score}，F1@5 {figure}。</translation>
    </message>
    <message>
        <source>F1 of the first five against the keywords given by people</source>
        <translation>前五个词与人工关键词相比的 F1</translation>
    </message>
    <message>
        <source>{word}: {senses} {senses:sense|senses}, {contexts} {contexts:context|contexts}.</source>
        <translation>{word}：{senses} 个义项，{contexts} 处上下文。</translation>
    </message>
    <message>
        <source>{decided} are decided, {undecided} speak for none or for two alike.</source>
        <translation>其中 {decided} 处已判定，{undecided} 处无从判定或难分高下。</translation>
    </message>
    <message>
        <source>Found by grouping the related words</source>
        <translation>由相关词聚类得到</translation>
    </message>
    <message>
        <source>By the labels of the texts</source>
        <translation>按文本标签</translation>
    </message>
    <message>
        <source>By words given for each sense</source>
        <translation>按为每个义项给出的词语</translation>
    </message>
    <message>
        <source>Similarity: ρ {figure} over {pairs} {pairs:pair|pairs}.</source>
        <translation>相似度：ρ {figure}，共 {pairs} 对。</translation>
    </message>
    <message>
        <source>Analogies: {share} % right of {questions}.</source>
        <translation>类比：{questions} 题中答对 {share} %。</translation>
    </message>
    <message>
        <source>Against judgements of people, Spearman&apos;s ρ</source>
        <translation>与人的判断相比，斯皮尔曼 ρ</translation>
    </message>
    <message>
        <source>Guess the text</source>
        <translation>猜测全文</translation>
    </message>
    <message>
        <source>Guess by counts</source>
        <translation>按计数猜测</translation>
    </message>
    <message>
        <source>PPMI × occurrences</source>
        <translation>PPMI × 次数</translation>
    </message>
    <message>
        <source>TF-IDF</source>
        <translation>TF-IDF</translation>
    </message>
    <message>
        <source>One document of {sentences} {sentences:sentence|sentences}: {tokens} {tokens:word|words}, {words} different.</source>
        <translation>1 篇文档，{sentences} 个句子：{tokens} 个词，其中不同的 {words} 个。</translation>
    </message>
</context>
<context>
    <name>gui.translation</name>
    <message>
        <source>Mend the row, or have rows that cannot be read left out. Nothing was imported.</source>
        <translation>请改正这一行，或选择略去无法读取的行。没有导入任何内容。</translation>
    </message>
    <message>
        <source>Choose one in the form.</source>
        <translation>请在表单中选择一个。</translation>
    </message>
    <message>
        <source>Choose texts as items, or no trained words.</source>
        <translation>请选择文本作为项目，或不选训练好的词。</translation>
    </message>
    <message>
        <source>Choose such texts, or write some words for each sense.</source>
        <translation>请选择这样的文本，或为每个义项写几个词。</translation>
    </message>
    <message>
        <source>Run Vectors (Word2Vec) first, then choose them in the form.</source>
        <translation>请先运行“向量（Word2Vec）”，再在表单中选择。</translation>
    </message>
    <message>
        <source>Choose texts in the form, or write one into it.</source>
        <translation>请在表单中选择文本，或直接写入一段文本。</translation>
    </message>
    <message>
        <source>Import them with a column of labels or from sub-folders, or take each text by itself.</source>
        <translation>请连同标签列或从子文件夹导入，或逐篇处理。</translation>
    </message>
    <message>
        <source>Import a table with a column of keywords, or texts with a .key file beside each.</source>
        <translation>请导入带关键词列的表格，或每篇旁附 .key 文件的文本。</translation>
    </message>
</context>
<context>
    <name>gui.view_kinds</name>
    <message>
        <source>In space</source>
        <translation>空间视图</translation>
    </message>
    <message>
        <source>On a map</source>
        <translation>在地图上</translation>
    </message>
    <message>
        <source>As a floor plan</source>
        <translation>平面图</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排比较</translation>
    </message>
    <message>
        <source>As a table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>As a network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>As code books</source>
        <translation>码本</translation>
    </message>
    <message>
        <source>As a list of modules</source>
        <translation>模块列表</translation>
    </message>
    <message>
        <source>As words</source>
        <translation>词语视图</translation>
    </message>
    <message>
        <source>As documents</source>
        <translation>文档视图</translation>
    </message>
    <message>
        <source>Words in context</source>
        <translation>上下文索引</translation>
    </message>
    <message>
        <source>How it is cut into words</source>
        <translation>分词方式</translation>
    </message>
    <message>
        <source>As senses</source>
        <translation>义项视图</translation>
    </message>
    <message>
        <source>As keywords</source>
        <translation>关键词视图</translation>
    </message>
    <message>
        <source>As a drawing to edit</source>
        <translation>作为可编辑的图</translation>
    </message>
    <message>
        <source>As a building</source>
        <translation>作为建筑</translation>
    </message>
</context>
<context>
    <name>gui.views.building</name>
    <message>
        <source>stairs</source>
        <translation>楼梯</translation>
    </message>
    <message>
        <source>entrance</source>
        <translation>入口</translation>
    </message>
</context>
<context>
    <name>gui.views.draw</name>
    <message>
        <source>Place a range</source>
        <translation>放置书架排</translation>
    </message>
    <message>
        <source>Place an aisle</source>
        <translation>放置过道</translation>
    </message>
    <message>
        <source>Place a door</source>
        <translation>放置门</translation>
    </message>
    <message>
        <source>Place a desk or table</source>
        <translation>放置服务台或桌子</translation>
    </message>
    <message>
        <source>Place stairs or a lift</source>
        <translation>放置楼梯或电梯</translation>
    </message>
    <message>
        <source>Move on the floor plan</source>
        <translation>在平面图上移动</translation>
    </message>
    <message>
        <source>Change the floor plan</source>
        <translation>更改平面图</translation>
    </message>
    <message>
        <source>Delete from the floor plan</source>
        <translation>从平面图删除</translation>
    </message>
    <message>
        <source>Copy on the floor plan</source>
        <translation>在平面图上复制</translation>
    </message>
    <message>
        <source>to floor {floor} · {metres}</source>
        <translation>通往 {floor} 层 · {metres}</translation>
    </message>
    <message>
        <source>{bays} × {wide} = {long}</source>
        <translation>{bays} × {wide} = {long}</translation>
    </message>
    <message>
        <source>{metres} m</source>
        <translation>{metres} 米</translation>
    </message>
    <message>
        <source>Nothing on this floor yet. Press R and drag to set down a range.</source>
        <translation>本层尚无内容。按 R 并拖动即可放置书架排。</translation>
    </message>
</context>
<context>
    <name>gui.views.neighbours</name>
    <message>
        <source>Neighbours</source>
        <translation>邻近的书</translation>
    </message>
</context>
<context>
    <name>gui.views.words</name>
    <message>
        <source>function word</source>
        <translation>虚词</translation>
    </message>
</context>
<context>
    <name>jobs.child</name>
    <message>
        <source>Your data is safe. Start it again; if it happens again, report it.</source>
        <translation>您的数据是安全的。请重新开始；若再次发生，请反馈。</translation>
    </message>
    <message>
        <source>The background process was ended from outside, or by the system for want of memory.</source>
        <translation>后台进程被外部结束，或因内存不足被系统结束。</translation>
    </message>
    <message>
        <source>Your data is safe. Close other programs or take fewer items, then start it again.</source>
        <translation>您的数据是安全的。请关闭其他程序或减少条目，然后重新开始。</translation>
    </message>
    <message>
        <source>The background process crashed (invalid memory access).</source>
        <translation>后台进程崩溃（无效的内存访问）。</translation>
    </message>
    <message>
        <source>The background process was ended by signal {number}.</source>
        <translation>后台进程被信号 {number} 结束。</translation>
    </message>
    <message>
        <source>The background process ended before its work was done (exit code {code}).</source>
        <translation>后台进程在完成之前结束（退出码 {code}）。</translation>
    </message>
</context>
<context>
    <name>jobs.crash</name>
    <message>
        <source>Crash report: {report}</source>
        <translation>崩溃报告：{report}</translation>
    </message>
    <message>
        <source>An unforeseen fault ended this ({kind}).</source>
        <translation>意外故障使其中断（{kind}）。</translation>
    </message>
    <message>
        <source>Your data is safe. Please report it with the crash report.</source>
        <translation>您的数据是安全的。请连同崩溃报告一起反馈。</translation>
    </message>
</context>
<context>
    <name>jobs.import_tasks</name>
    <message>
        <source>A floor plan is two files: bays, and ways between them.</source>
        <translation>平面图由两个文件组成：书架，以及书架之间的通路。</translation>
    </message>
    <message>
        <source>Name both, bays first; or generate a plan from its sizes.</source>
        <translation>请给出两者，书架在前；或按大小生成平面图。</translation>
    </message>
    <message>
        <source>The option {name} means nothing for this kind of import.</source>
        <translation>选项 {name} 对这种导入没有意义。</translation>
    </message>
    <message>
        <source>Leave it out. Options: {known}.</source>
        <translation>请去掉它。可用选项：{known}。</translation>
    </message>
    <message>
        <source>This kind of data is imported from one file at a time.</source>
        <translation>这类数据一次只导入一个文件。</translation>
    </message>
    <message>
        <source>Import the files one after the other.</source>
        <translation>请逐个导入文件。</translation>
    </message>
</context>
<context>
    <name>jobs.inputs</name>
    <message>
        <source>{analysis} is given two entries for {role}: {first} and {second}.</source>
        <translation>{analysis} 的 {role} 指定了两项：{first} 和 {second}。</translation>
    </message>
    <message>
        <source>Name one of them.</source>
        <translation>请只指定其中一项。</translation>
    </message>
    <message>
        <source>{analysis} cannot work on {name}, which is of the kind {kind}{state}.</source>
        <translation>{analysis} 不能用于 {name}，其类型为 {kind}{state}。</translation>
    </message>
    <message>
        <source>It takes: {wanted}.</source>
        <translation>可用：{wanted}。</translation>
    </message>
    <message>
        <source>{analysis} could work on several of: {names}.</source>
        <translation>{analysis} 可用于其中多个：{names}。</translation>
    </message>
    <message>
        <source>Say which one, with --on {role}=NAME.</source>
        <translation>请用 --on {role}=NAME 指定一个。</translation>
    </message>
    <message>
        <source>{analysis} needs {role}, and the project holds nothing of that kind ({kinds}).</source>
        <translation>{analysis} 需要 {role}，而项目中没有此类内容（{kinds}）。</translation>
    </message>
    <message>
        <source>Import it, or run the analysis that gives it, first.</source>
        <translation>请先导入，或先运行产生它的分析。</translation>
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
        <translation>请关闭正在写入的程序，然后重新打开。</translation>
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
        <translation>{project} 不能更改：{reason}</translation>
    </message>
    <message>
        <source>Copy the project to a folder of your own, with its data folder, and work there.</source>
        <translation>请把项目连同其数据文件夹复制到自己的文件夹，在那里工作。</translation>
    </message>
</context>
<context>
    <name>jobs.worker</name>
    <message>
        <source>Take fewer items (raise min_loans), close other programs, or use a machine with more memory.</source>
        <translation>请减少条目（提高 min_loans），关闭其他程序，或使用内存更大的计算机。</translation>
    </message>
    <message>
        <source>There is not enough memory for this.</source>
        <translation>内存不足。</translation>
    </message>
    <message>
        <source>This needs more memory than the {megabytes} MB that it may take.</source>
        <translation>所需内存超过允许的 {megabytes} MB。</translation>
    </message>
    <message>
        <source>Raise memory_limit_mb in the settings, or take fewer items (raise min_loans).</source>
        <translation>请在设置中提高 memory_limit_mb，或减少条目（提高 min_loans）。</translation>
    </message>
    <message>
        <source>An unforeseen fault ended the job ({kind}).</source>
        <translation>意外故障使任务中断（{kind}）。</translation>
    </message>
    <message>
        <source>Nothing was changed. Please report it with the crash report.</source>
        <translation>没有任何更改。请连同崩溃报告一起反馈。</translation>
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
        <translation>{name} 的文件缺失。</translation>
    </message>
    <message>
        <source>The file {path} of {name} is missing.</source>
        <translation>{name} 的文件 {path} 缺失。</translation>
    </message>
    <message>
        <source>The file {path} of {name} was altered or is damaged.</source>
        <translation>{name} 的文件 {path} 被更改或已损坏。</translation>
    </message>
    <message>
        <source>Run {name} again, or put the file back from a copy of the project.</source>
        <translation>请重新运行 {name}，或从项目副本中放回该文件。</translation>
    </message>
</context>
<context>
    <name>project.catalogue</name>
    <message>
        <source>Matching records to items</source>
        <translation>匹配记录与图书</translation>
    </message>
    <message>
        <source>Joining records</source>
        <translation>合并记录</translation>
    </message>
</context>
<context>
    <name>project.check</name>
    <message>
        <source>Checking the database</source>
        <translation>正在检查数据库</translation>
    </message>
    <message>
        <source>Checking the files</source>
        <translation>正在检查文件</translation>
    </message>
    <message>
        <source>In {file} {count} {count:row refers|rows refer} to something that is gone.</source>
        <translation>{file} 中有 {count} 行指向已不存在的内容。</translation>
    </message>
    <message>
        <source>Restore the project from a copy, together with its folder.</source>
        <translation>请从副本恢复项目及其文件夹。</translation>
    </message>
    <message>
        <source>{name} should have {wanted} {wanted:row|rows} and has {found}.</source>
        <translation>{name} 应有 {wanted} 行，实有 {found} 行。</translation>
    </message>
    <message>
        <source>Import it again, or restore the project from a copy.</source>
        <translation>请重新导入，或从副本恢复项目。</translation>
    </message>
    <message>
        <source>The file {path} belongs to nothing in the project.</source>
        <translation>文件 {path} 不属于项目中的任何内容。</translation>
    </message>
    <message>
        <source>Open the project once for writing; left-over files are then removed.</source>
        <translation>请以可写方式打开项目一次；多余的文件会被删除。</translation>
    </message>
</context>
<context>
    <name>project.copies</name>
    <message>
        <source>Copying</source>
        <translation>正在复制</translation>
    </message>
    <message>
        <source>{file} exists already.</source>
        <translation>{file} 已存在。</translation>
    </message>
    <message>
        <source>Choose another name for the copy.</source>
        <translation>请为副本换一个名称。</translation>
    </message>
</context>
<context>
    <name>project.database</name>
    <message>
        <source>{file} is a folder, not a project.</source>
        <translation>{file} 是文件夹，不是项目。</translation>
    </message>
    <message>
        <source>There is no project {file} in {folder}.</source>
        <translation>{folder} 中没有项目 {file}。</translation>
    </message>
    <message>
        <source>Check the name, or make a new project there.</source>
        <translation>请检查名称，或在那里新建项目。</translation>
    </message>
    <message>
        <source>{file} is not a MinEntropy project.</source>
        <translation>{file} 不是 MinEntropy 项目。</translation>
    </message>
    <message>
        <source>it is shorter than it should be</source>
        <translation>它比应有的短</translation>
    </message>
    <message>
        <source>{file} is a database, but no MinEntropy project.</source>
        <translation>{file} 是数据库，但不是 MinEntropy 项目。</translation>
    </message>
    <message>
        <source>Choose a file that ends in .minent, or make a new project.</source>
        <translation>请选择以 .minent 结尾的文件，或新建项目。</translation>
    </message>
    <message>
        <source>The project {file} is damaged: {reason}.</source>
        <translation>项目 {file} 已损坏：{reason}。</translation>
    </message>
    <message>
        <source>Restore it from a copy, together with its folder {file}.data.</source>
        <translation>请从副本恢复，连同其文件夹 {file}.data。</translation>
    </message>
    <message>
        <source>The disk of {file} is full; nothing was changed.</source>
        <translation>{file} 所在的磁盘已满；没有任何更改。</translation>
    </message>
    <message>
        <source>Free some space on {folder} and try again.</source>
        <translation>请在 {folder} 腾出空间后重试。</translation>
    </message>
    <message>
        <source>The project {file} cannot be changed: {reason}</source>
        <translation>项目 {file} 不能更改：{reason}</translation>
    </message>
    <message>
        <source>Copy the project and its folder to a place where you may write.</source>
        <translation>请把项目及其文件夹复制到可写的位置。</translation>
    </message>
    <message>
        <source>The project {file} is in use by another program.</source>
        <translation>项目 {file} 正被其他程序使用。</translation>
    </message>
    <message>
        <source>Close other programs that read it and try again.</source>
        <translation>请关闭读取它的其他程序后重试。</translation>
    </message>
    <message>
        <source>The project {file} cannot be used: {reason}.</source>
        <translation>项目 {file} 无法使用：{reason}。</translation>
    </message>
    <message>
        <source>Check that {folder} is there and that you may read and write in it.</source>
        <translation>请检查 {folder} 是否存在、是否可读写。</translation>
    </message>
</context>
<context>
    <name>project.drawings</name>
    <message>
        <source>Use the drawn plan</source>
        <translation>采用绘制的平面图</translation>
    </message>
    <message>
        <source>Save the drawing as a new floor plan</source>
        <translation>把图另存为新的平面图</translation>
    </message>
    <message>
        <source>The floor plan is no longer in the project.</source>
        <translation>平面图已不在项目中。</translation>
    </message>
    <message>
        <source>It may have been replaced; open it again.</source>
        <translation>它可能已被替换；请重新打开。</translation>
    </message>
</context>
<context>
    <name>project.edits</name>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Change label</source>
        <translation>更改标签</translation>
    </message>
    <message>
        <source>Name a module</source>
        <translation>命名模块</translation>
    </message>
    <message>
        <source>Keep a view</source>
        <translation>保存视图</translation>
    </message>
    <message>
        <source>Forget a view</source>
        <translation>删除视图</translation>
    </message>
    <message>
        <source>Mark moves as done</source>
        <translation>将搬动标为已完成</translation>
    </message>
    <message>
        <source>Mark moves as open</source>
        <translation>将搬动标为未完成</translation>
    </message>
    <message>
        <source>{name} is not in the bin.</source>
        <translation>{name} 不在回收站中。</translation>
    </message>
    <message>
        <source>Delete it first.</source>
        <translation>请先删除它。</translation>
    </message>
    <message>
        <source>What was to be changed is no longer in the project.</source>
        <translation>要更改的内容已不在项目中。</translation>
    </message>
    <message>
        <source>List the project to see what there is.</source>
        <translation>请查看项目中现有的内容。</translation>
    </message>
</context>
<context>
    <name>project.floor_plan</name>
    <message>
        <source>Storing the floor plan</source>
        <translation>正在保存平面图</translation>
    </message>
    <message>
        <source>The floor plan is missing from the project.</source>
        <translation>项目中缺少平面图。</translation>
    </message>
    <message>
        <source>Import it again.</source>
        <translation>请重新导入。</translation>
    </message>
</context>
<context>
    <name>project.folder</name>
    <message>
        <source>The folder {folder} that belongs to {file} is not beside it.</source>
        <translation>属于 {file} 的文件夹 {folder} 不在它旁边。</translation>
    </message>
    <message>
        <source>Move {folder} to {place}, where the project now is.</source>
        <translation>请把 {folder} 移到项目现在所在的 {place}。</translation>
    </message>
    <message>
        <source>The folder {folder} belongs to another project than {file}.</source>
        <translation>文件夹 {folder} 不属于 {file}，而属于其他项目。</translation>
    </message>
    <message>
        <source>Put back the folder that was moved or copied together with {file}.</source>
        <translation>请放回与 {file} 一起移动或复制的文件夹。</translation>
    </message>
</context>
<context>
    <name>project.forget</name>
    <message>
        <source>Keeping what names nobody</source>
        <translation>正在保留不涉及个人的内容</translation>
    </message>
    <message>
        <source>Erasing</source>
        <translation>正在擦除</translation>
    </message>
    <message>
        <source>Analyses of single visits: word2vec and shelf plans on these loans.</source>
        <translation>对单次到访的分析：这些借阅上的 word2vec 和排架方案。</translation>
    </message>
    <message>
        <source>Checks on later loans: there are no dates any more.</source>
        <translation>对之后借阅的检验：已不再有日期。</translation>
    </message>
    <message>
        <source>Other windows or filters for visits: the pairs stay as they were counted.</source>
        <translation>到访的其他时长或筛选：配对保持当时的统计。</translation>
    </message>
    <message>
        <source>Adding a later file: the key of the borrowers is destroyed.</source>
        <translation>追加之后的文件：读者密钥已销毁。</translation>
    </message>
    <message>
        <source>The loans of {name} have changed meanwhile; nothing was forgotten.</source>
        <translation>{name} 的借阅记录在此期间有变动；没有忘记任何内容。</translation>
    </message>
    <message>
        <source>Forget them again.</source>
        <translation>请再次执行忘记。</translation>
    </message>
    <message>
        <source>{name} holds no raw loans.</source>
        <translation>{name} 没有原始借阅。</translation>
    </message>
    <message>
        <source>Choose an imported source of loans.</source>
        <translation>请选择导入的借阅来源。</translation>
    </message>
</context>
<context>
    <name>project.function_words</name>
    <message>
        <source>Change function words</source>
        <translation>更改虚词</translation>
    </message>
</context>
<context>
    <name>project.imports</name>
    <message>
        <source>{file} is a folder.</source>
        <translation>{file} 是文件夹。</translation>
    </message>
    <message>
        <source>Name the files inside it; several may be imported at once.</source>
        <translation>请选择其中的文件，可一次导入多个。</translation>
    </message>
    <message>
        <source>The file {file} cannot be read: {reason}.</source>
        <translation>无法读取文件 {file}：{reason}。</translation>
    </message>
    <message>
        <source>Check that it is there and is a file that you may read.</source>
        <translation>请确认文件存在且您有权读取。</translation>
    </message>
    <message>
        <source>{name} holds {kind}; rows can be added only to loans.</source>
        <translation>“{name}”的内容是 {kind}；只有借阅可以追加行。</translation>
    </message>
    <message>
        <source>Import the file under a name of its own.</source>
        <translation>请用单独的名称导入此文件。</translation>
    </message>
    <message>
        <source>{file} has already been imported as {name}.</source>
        <translation>{file} 已导入过，名为“{name}”。</translation>
    </message>
    <message>
        <source>Import it with “again” if you want it twice.</source>
        <translation>若确要两份，请选“再次导入”。</translation>
    </message>
</context>
<context>
    <name>project.ingesting</name>
    <message>
        <source>Storing items</source>
        <translation>存储图书</translation>
    </message>
    <message>
        <source>Storing rows</source>
        <translation>存储各行</translation>
    </message>
</context>
<context>
    <name>project.loans</name>
    <message>
        <source>Comparing with earlier rows</source>
        <translation>与已有行比较</translation>
    </message>
    <message>
        <source>Finishing</source>
        <translation>收尾</translation>
    </message>
</context>
<context>
    <name>project.names</name>
    <message>
        <source>There is already a {holder} named {name}.</source>
        <translation>已有名为“{name}”的 {holder}。</translation>
    </message>
    <message>
        <source>Choose another name, or replace the old one.</source>
        <translation>请另取名称，或替换旧的。</translation>
    </message>
    <message>
        <source>There is nothing named {name} in this project.</source>
        <translation>此项目中没有名为“{name}”的内容。</translation>
    </message>
    <message>
        <source>There are: {known}.</source>
        <translation>现有：{known}。</translation>
    </message>
    <message>
        <source>“{name}” cannot be used as a name.</source>
        <translation>“{name}”不能用作名称。</translation>
    </message>
    <message>
        <source>A name has 1 to 200 visible characters.</source>
        <translation>名称须为 1 至 200 个可见字符。</translation>
    </message>
</context>
<context>
    <name>project.opening</name>
    <message>
        <source>its identity is missing</source>
        <translation>其标识缺失</translation>
    </message>
    <message>
        <source>{file} was written by an older version of the program.</source>
        <translation>{file} 由旧版程序写成。</translation>
    </message>
    <message>
        <source>Open it once for writing; a copy is kept before it is brought up to date.</source>
        <translation>请以可写方式打开一次；更新之前会保留一份副本。</translation>
    </message>
    <message>
        <source>The project {file} is open in a window or another command.</source>
        <translation>项目 {file} 已在某个窗口或另一命令中打开。</translation>
    </message>
    <message>
        <source>Close it there first; reading it is possible meanwhile.</source>
        <translation>请先在那里关闭；同时可以读取。</translation>
    </message>
    <message>
        <source>{file} was written by a newer version of the program (format {version}).</source>
        <translation>{file} 由更新版本的程序写成（格式 {version}）。</translation>
    </message>
    <message>
        <source>Install the newest version to open it.</source>
        <translation>请安装最新版本后打开。</translation>
    </message>
</context>
<context>
    <name>project.project</name>
    <message>
        <source>It was opened for reading.</source>
        <translation>它以只读方式打开。</translation>
    </message>
    <message>
        <source>It lies where nothing can be written.</source>
        <translation>它所在的位置不可写。</translation>
    </message>
    <message>
        <source>There is already a file {file} in {folder}.</source>
        <translation>{folder} 中已有文件 {file}。</translation>
    </message>
    <message>
        <source>Choose another name for the new project.</source>
        <translation>请为新项目换一个名称。</translation>
    </message>
    <message>
        <source>There is no folder {folder}.</source>
        <translation>没有文件夹 {folder}。</translation>
    </message>
    <message>
        <source>Make the folder first, or choose another one.</source>
        <translation>请先创建文件夹，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>The folder {folder} is in the way of the new project.</source>
        <translation>文件夹 {folder} 占用了新项目的位置。</translation>
    </message>
    <message>
        <source>Choose another name, or move that folder away.</source>
        <translation>请换一个名称，或移走该文件夹。</translation>
    </message>
</context>
<context>
    <name>project.purging</name>
    <message>
        <source>Removing old rows</source>
        <translation>正在清除旧行</translation>
    </message>
</context>
<context>
    <name>project.reader</name>
    <message>
        <source>{file} exists already.</source>
        <translation>{file} 已存在。</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>请换一个名称。</translation>
    </message>
    <message>
        <source>{name} holds {kind}, which is nothing to analyse by itself.</source>
        <translation>{name} 是 {kind}，本身无法分析。</translation>
    </message>
    <message>
        <source>Choose loans, pairs, a network or a result.</source>
        <translation>请选择借阅记录、配对、网络或某个结果。</translation>
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
    <message>
        <source>{name} has no table of its own: it told the books of this project their titles, authors and call numbers. Of its {rows} records, {matched} belong to a book here.</source>
        <translation>{name} 没有自己的表格：它为本项目的图书补充了题名、著者和索书号。共 {rows} 条记录，其中 {matched} 条与这里的图书相符。</translation>
    </message>
    <message>
        <source>Open the loans to see the books.</source>
        <translation>请打开借阅记录查看图书。</translation>
    </message>
</context>
<context>
    <name>project.recutting</name>
    <message>
        <source>{name} holds no texts.</source>
        <translation>{name} 中没有文本。</translation>
    </message>
    <message>
        <source>Choose a source of texts.</source>
        <translation>请选择一个文本来源。</translation>
    </message>
    <message>
        <source>{name} is being cut into words already.</source>
        <translation>{name} 正在分词。</translation>
    </message>
    <message>
        <source>Wait until that is done, or cancel it.</source>
        <translation>请等待其完成，或将其取消。</translation>
    </message>
</context>
<context>
    <name>project.runs</name>
    <message>
        <source>The run is no longer in the project.</source>
        <translation>这次运行已不在项目中。</translation>
    </message>
    <message>
        <source>What it was computed from was removed meanwhile; run it again.</source>
        <translation>计算所用的内容已被移除；请重新运行。</translation>
    </message>
</context>
<context>
    <name>project.texts</name>
    <message>
        <source>Storing texts</source>
        <translation>正在保存文本</translation>
    </message>
</context>
<context>
    <name>project.vectors</name>
    <message>
        <source>Storing vectors</source>
        <translation>保存向量</translation>
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
        <translation>读取书目</translation>
    </message>
    <message>
        <source>Looking at the catalogue</source>
        <translation>查看书目</translation>
    </message>
    <message>
        <source>The record has neither a title nor an id.</source>
        <translation>该记录既无题名也无编号。</translation>
    </message>
    <message>
        <source>{file} is not a MARC catalogue: no record begins where it should.</source>
        <translation>{file} 不是 MARC 书目：记录未在应有位置开始。</translation>
    </message>
    <message>
        <source>Export it as MARC 21, UNIMARC, CNMARC (ISO 2709), MARCXML or CSV.</source>
        <translation>请导出为 MARC 21、UNIMARC、CNMARC（ISO 2709）、MARCXML 或 CSV。</translation>
    </message>
    <message>
        <source>{file} holds no usable record; record {row}: {why}</source>
        <translation>{file} 中没有可用的记录；第 {row} 条：{why}</translation>
    </message>
    <message>
        <source>Export the catalogue again, or name its encoding or columns.</source>
        <translation>请重新导出书目，或指定编码或列。</translation>
    </message>
</context>
<context>
    <name>sources.catalogue_tables</name>
    <message>
        <source>The row has neither a title nor an id.</source>
        <translation>该行既无题名也无编号。</translation>
    </message>
    <message>
        <source>There is no kind of column {role}.</source>
        <translation>没有“{role}”这种列。</translation>
    </message>
    <message>
        <source>Known kinds: {roles}.</source>
        <translation>可用的种类：{roles}。</translation>
    </message>
    <message>
        <source>{file} has no column {column}.</source>
        <translation>{file} 中没有“{column}”列。</translation>
    </message>
    <message>
        <source>Its columns are: {columns}.</source>
        <translation>现有列：{columns}。</translation>
    </message>
    <message>
        <source>No column of {file} holds titles or ids, so it joins no book.</source>
        <translation>{file} 没有题名或编号列，无法与图书对应。</translation>
    </message>
    <message>
        <source>Name the columns, such as item=1,title=2. Its columns are: {columns}.</source>
        <translation>请在列上方选“图书”或“题名”。现有列：{columns}。</translation>
    </message>
</context>
<context>
    <name>sources.columns</name>
    <message>
        <source>There is no kind of column {role}.</source>
        <translation>没有“{role}”这种列。</translation>
    </message>
    <message>
        <source>Known kinds: {roles}.</source>
        <translation>可用的种类：{roles}。</translation>
    </message>
    <message>
        <source>{file} has no column {column}.</source>
        <translation>{file} 中没有“{column}”列。</translation>
    </message>
    <message>
        <source>Its columns are {columns}; numbers count from 1.</source>
        <translation>现有列：{columns}；编号从 1 起。</translation>
    </message>
</context>
<context>
    <name>sources.containers</name>
    <message>
        <source>binary data</source>
        <translation>二进制数据</translation>
    </message>
    <message>
        <source>{file} is a workbook in the old Excel format.</source>
        <translation>{file} 是旧版 Excel 工作簿。</translation>
    </message>
    <message>
        <source>Open it in Excel and save it as XLSX or CSV UTF-8.</source>
        <translation>请用 Excel 打开并另存为 XLSX 或 CSV UTF-8。</translation>
    </message>
    <message>
        <source>{file} is not a table of text ({kind}).</source>
        <translation>{file} 不是文本表格（{kind}）。</translation>
    </message>
    <message>
        <source>Export it as CSV, TSV or XLSX and import that file.</source>
        <translation>请导出为 CSV、TSV 或 XLSX 后再导入该文件。</translation>
    </message>
    <message>
        <source>{file} ({packed} MB) unpacks to more than {limit} MB, which no honest file does: it was not read.</source>
        <translation>{file}（{packed} MB）解压后超过 {limit} MB，正常文件不会如此：未读取。</translation>
    </message>
    <message>
        <source>Unpack it yourself, look at it, and import what is inside.</source>
        <translation>请自行解压查看，再导入其中的文件。</translation>
    </message>
    <message>
        <source>{file} is a folder.</source>
        <translation>{file} 是文件夹。</translation>
    </message>
    <message>
        <source>Name the files inside it; several may be imported at once.</source>
        <translation>请选择其中的文件，可一次导入多个。</translation>
    </message>
    <message>
        <source>{file} is empty.</source>
        <translation>{file} 是空文件。</translation>
    </message>
    <message>
        <source>Export it again; a table needs at least one row.</source>
        <translation>请重新导出；表格至少要有一行。</translation>
    </message>
    <message>
        <source>The archive {file} holds no table (CSV, TSV or TXT).</source>
        <translation>压缩包 {file} 中没有表格（CSV、TSV 或 TXT）。</translation>
    </message>
    <message>
        <source>Unpack it and import the table itself.</source>
        <translation>请解压后导入表格本身。</translation>
    </message>
    <message>
        <source>{file} holds another archive instead of a table.</source>
        <translation>{file} 里面还是压缩包，不是表格。</translation>
    </message>
    <message>
        <source>There is no file {file} (any more).</source>
        <translation>文件 {file} 不存在（或已移走）。</translation>
    </message>
    <message>
        <source>Check the name and the folder, and that the disk is connected.</source>
        <translation>请检查名称和文件夹，以及磁盘是否已连接。</translation>
    </message>
    <message>
        <source>{file} is damaged or cut off: it cannot be unpacked to its end.</source>
        <translation>{file} 已损坏或不完整：无法解压到末尾。</translation>
    </message>
    <message>
        <source>Copy or download it again; nothing of it was imported.</source>
        <translation>请重新复制或下载；尚未导入任何内容。</translation>
    </message>
    <message>
        <source>The archive {file} has a password or an unknown compression.</source>
        <translation>压缩包 {file} 有密码或使用了未知的压缩方式。</translation>
    </message>
    <message>
        <source>Unpack it yourself and import what is inside.</source>
        <translation>请自行解压后导入其中的文件。</translation>
    </message>
    <message>
        <source>{file} cannot be read ({reason}).</source>
        <translation>无法读取 {file}（{reason}）。</translation>
    </message>
    <message>
        <source>Check that you may read it and that no other program holds it.</source>
        <translation>请确认您有权读取，且没有其他程序占用。</translation>
    </message>
</context>
<context>
    <name>sources.dates</name>
    <message>
        <source>{count} {count:row holds|rows hold} no readable date, such as {text} in row {row}: the day is unknown.</source>
        <translation>{count} 行的日期无法识别，如第 {row} 行的 {text}：日期记为未知。</translation>
    </message>
    <message>
        <source>{count} {count:row holds|rows hold} a day that does not exist, such as {text} in row {row}: it is unknown.</source>
        <translation>{count} 行的日期不存在，如第 {row} 行的 {text}：记为未知。</translation>
    </message>
    <message>
        <source>{count} {count:row holds|rows hold} a date in the year 0, such as {text} in row {row}: the day is unknown.</source>
        <translation>{count} 行的年份为 0，如第 {row} 行的 {text}：日期记为未知。</translation>
    </message>
    <message>
        <source>{count} {count:row holds|rows hold} a date in the future, such as {text} in row {row}: the day is unknown.</source>
        <translation>{count} 行的日期在未来，如第 {row} 行的 {text}：日期记为未知。</translation>
    </message>
    <message>
        <source>{count} {count:row holds|rows hold} a date before printing, such as {text} in row {row}: the day is unknown.</source>
        <translation>{count} 行的日期早于印刷术，如第 {row} 行的 {text}：日期记为未知。</translation>
    </message>
    <message>
        <source>Years before 1500 are read as the calendar of Iran.</source>
        <translation>1500 以前的年份按伊朗历解读。</translation>
    </message>
    <message>
        <source>Years 543 ahead of ours are read as the Buddhist era.</source>
        <translation>比公历大 543 的年份按佛历解读。</translation>
    </message>
    <message>
        <source>Dates are read as day/month/year: {day} of {rows} rows leave no other reading.</source>
        <translation>日期按日/月/年读取：{rows} 行中有 {day} 行只能如此。</translation>
    </message>
    <message>
        <source>Dates are read as month/day/year: {month} of {rows} rows leave no other reading.</source>
        <translation>日期按月/日/年读取：{rows} 行中有 {month} 行只能如此。</translation>
    </message>
    <message>
        <source>Dates come in both orders: {day} rows can only be day/month/year and {month} only month/day/year; the others are read as day/month/year.</source>
        <translation>日期有两种顺序：{day} 行只能是日/月/年，{month} 行只能是月/日/年；其余按日/月/年读取。</translation>
    </message>
    <message>
        <source>Dates come in both orders: {day} rows can only be day/month/year and {month} only month/day/year; the others are read as month/day/year.</source>
        <translation>日期有两种顺序：{day} 行只能是日/月/年，{month} 行只能是月/日/年；其余按月/日/年读取。</translation>
    </message>
    <message>
        <source>Dates are read as day/month/year in {rows} rows, as told.</source>
        <translation>{rows} 行的日期按指定的日/月/年读取。</translation>
    </message>
    <message>
        <source>Dates are read as month/day/year in {rows} rows, as told.</source>
        <translation>{rows} 行的日期按指定的月/日/年读取。</translation>
    </message>
    <message>
        <source>Dates are read as day/month/year, but none of {rows} rows proves it: please check.</source>
        <translation>日期按日/月/年读取，但 {rows} 行中没有一行能证实：请核对。</translation>
    </message>
    <message>
        <source>Dates are read as month/day/year, but none of {rows} rows proves it: please check.</source>
        <translation>日期按月/日/年读取，但 {rows} 行中没有一行能证实：请核对。</translation>
    </message>
</context>
<context>
    <name>sources.encodings</name>
    <message>
        <source>There is no text encoding {encoding}.</source>
        <translation>没有“{encoding}”这种文本编码。</translation>
    </message>
    <message>
        <source>Try utf-8, gb18030, big5, utf-16 or cp1252, or leave it out.</source>
        <translation>请试 utf-8、gb18030、big5、utf-16 或 cp1252，或改回自动识别。</translation>
    </message>
</context>
<context>
    <name>sources.floor_plan_files</name>
    <message>
        <source>{file}, row {row}: bay {bay} stands in row {other} already.</source>
        <translation>{file} 第 {row} 行：书架 {bay} 已在第 {other} 行出现。</translation>
    </message>
    <message>
        <source>Give every bay a name of its own.</source>
        <translation>请使每个书架的名称唯一。</translation>
    </message>
    <message>
        <source>{file}, row {row}: bay {bay} has {shelves} shelves of {width} cm.</source>
        <translation>{file} 第 {row} 行：书架 {bay} 有 {shelves} 层，宽 {width} 厘米。</translation>
    </message>
    <message>
        <source>A bay needs a whole number of shelves, 1 or more, with a width above 0.</source>
        <translation>书架的层数须为不小于 1 的整数，宽度须大于 0。</translation>
    </message>
    <message>
        <source>{file}, row {row}: the way from {a} to {b} is {metres} metres long.</source>
        <translation>{file} 第 {row} 行：从 {a} 到 {b} 的通路长 {metres} 米。</translation>
    </message>
    <message>
        <source>Lengths of ways must be 0 or more.</source>
        <translation>通路长度必须不小于 0。</translation>
    </message>
    <message>
        <source>{file} has no column {column}.</source>
        <translation>{file} 中没有“{column}”列。</translation>
    </message>
    <message>
        <source>Name the columns in the first row: {wanted}.</source>
        <translation>请在第一行写列名：{wanted}。</translation>
    </message>
    <message>
        <source>{file}, row {row}: {column} is “{text}”, which is no number.</source>
        <translation>{file} 第 {row} 行：{column} 为“{text}”，不是数字。</translation>
    </message>
    <message>
        <source>Write numbers such as 90 or 1.5.</source>
        <translation>请写数字，如 90 或 1.5。</translation>
    </message>
    <message>
        <source>{file}, row {row}: a name is missing.</source>
        <translation>{file} 第 {row} 行：缺少名称。</translation>
    </message>
    <message>
        <source>Every bay needs an id and a node, every way two nodes.</source>
        <translation>每个书架需要编号和节点，每条通路需要两个节点。</translation>
    </message>
    <message>
        <source>{count} {count:way leads|ways lead} from a node to itself, which nobody walks; the first is at {node} in row {row}.</source>
        <translation>{count} 条通道的起点和终点是同一节点，没有人会走；第一条在第 {row} 行的 {node}。</translation>
    </message>
</context>
<context>
    <name>sources.gathered_links</name>
    <message>
        <source>The row does not name two nodes.</source>
        <translation>这一行没有写出两个节点。</translation>
    </message>
    <message>
        <source>The weight {text} is no number.</source>
        <translation>权重 {text} 不是数字。</translation>
    </message>
    <message>
        <source>The weight {text} is negative or not finite.</source>
        <translation>权重 {text} 为负数或不是有限的数。</translation>
    </message>
    <message>
        <source>{count} {count:link was|links were} listed before; the weights of equal links were added up.</source>
        <translation>{count} 条连线重复出现；相同连线的权重已相加。</translation>
    </message>
    <message>
        <source>{count} {count:link|links} of weight 0 {count:was|were} left out; {count:its|their} nodes stay.</source>
        <translation>{count} 条权重为 0 的连线已略去；它们的节点保留。</translation>
    </message>
    <message>
        <source>{count} {count:link leads from a node to itself and is|links lead from a node to itself and are} kept.</source>
        <translation>{count} 条连线由节点指向自身；已保留。</translation>
    </message>
    <message>
        <source>The file says that its links have a direction; they were read without one, as told.</source>
        <translation>文件注明连线有方向；已按您的要求当作无方向读取。</translation>
    </message>
    <message>
        <source>The file says that its links have no direction; they were read from the first node to the second, as told.</source>
        <translation>文件注明连线没有方向；已按您的要求当作由第一个节点指向第二个节点读取。</translation>
    </message>
    <message>
        <source>{count} {count:link without a direction stands among directed ones and counts|links without a direction stand among directed ones and count} both ways.</source>
        <translation>有方向的连线中夹有 {count} 条无方向的连线；它们按双向计算。</translation>
    </message>
    <message>
        <source>Row {row} of {file}: {why}</source>
        <translation>{file} 第 {row} 行：{why}</translation>
    </message>
    <message>
        <source>Mend the row, or import with --skip-broken to leave such rows out. Nothing was imported.</source>
        <translation>请改正这一行，或者加上 --skip-broken 略去这样的行。没有导入任何内容。</translation>
    </message>
    <message>
        <source>Modules need at least two nodes and a link between them.</source>
        <translation>划分模块至少需要两个节点和它们之间的一条连线。</translation>
    </message>
    <message>
        <source>The network in {file} is empty.</source>
        <translation>{file} 中的网络是空的。</translation>
    </message>
    <message>
        <source>The network in {file} has only one node.</source>
        <translation>{file} 中的网络只有一个节点。</translation>
    </message>
    <message>
        <source>The network in {file} has {nodes} {nodes:node|nodes} and no links.</source>
        <translation>{file} 中的网络有 {nodes} 个节点，但没有连线。</translation>
    </message>
    <message>
        <source>All {count} links in {file} lead from a node to the same node.</source>
        <translation>{file} 中的 {count} 条连线都由节点指向自身。</translation>
    </message>
</context>
<context>
    <name>sources.gml</name>
    <message>
        <source>The link names the node {text}, which the file does not have.</source>
        <translation>连线提到的节点 {text} 在文件中不存在。</translation>
    </message>
    <message>
        <source>The node {text} is there already.</source>
        <translation>节点 {text} 已经存在。</translation>
    </message>
    <message>
        <source>The node has no id.</source>
        <translation>节点没有编号。</translation>
    </message>
    <message>
        <source>{file} is not whole: a bracket or quotation mark is missing near row {row}.</source>
        <translation>{file} 不完整：第 {row} 行附近缺少括号或引号。</translation>
    </message>
    <message>
        <source>Save the network again; nothing of it was imported.</source>
        <translation>请重新保存该网络；没有导入任何内容。</translation>
    </message>
</context>
<context>
    <name>sources.graphml</name>
    <message>
        <source>Links of more than two nodes are not understood.</source>
        <translation>无法理解连接两个以上节点的连线。</translation>
    </message>
    <message>
        <source>{file} is no whole XML file: it breaks in row {row}.</source>
        <translation>{file} 不是完整的 XML 文件：在第 {row} 行中断。</translation>
    </message>
    <message>
        <source>Save the network again as GraphML; nothing of it was imported.</source>
        <translation>请将网络重新保存为 GraphML；没有导入任何内容。</translation>
    </message>
    <message>
        <source>{file} defines entities or refers to other files; it was not read.</source>
        <translation>{file} 定义了实体或引用了其他文件；没有读取。</translation>
    </message>
    <message>
        <source>Save the network as plain GraphML.</source>
        <translation>请将网络保存为普通的 GraphML。</translation>
    </message>
    <message>
        <source>{file} holds no graph in GraphML.</source>
        <translation>{file} 中没有 GraphML 图。</translation>
    </message>
    <message>
        <source>Save the network as GraphML, GML, Pajek (.net) or a list of links and import that.</source>
        <translation>请将网络保存为 GraphML、GML、Pajek（.net）或连线列表后再导入。</translation>
    </message>
</context>
<context>
    <name>sources.lines</name>
    <message>
        <source>A field is longer than {limit} characters.</source>
        <translation>有字段超过 {limit} 个字符。</translation>
    </message>
</context>
<context>
    <name>sources.link_lists</name>
    <message>
        <source>Reading links</source>
        <translation>正在读取连线</translation>
    </message>
    <message>
        <source>The row has {found} {found:field|fields} where {wanted} are expected.</source>
        <translation>这一行有 {found} 个字段，应有 {wanted} 个。</translation>
    </message>
    <message>
        <source>The list does not say whether links have a direction; they were read without one.</source>
        <translation>列表没有说明连线有无方向；已当作无方向读取。</translation>
    </message>
    <message>
        <source>{count} {count:line among the links begins with # or % and was|lines among the links begin with # or % and were} taken for comments.</source>
        <translation>连线中有 {count} 行以 # 或 % 开头，已当作注释。</translation>
    </message>
    <message>
        <source>{count} of the links have no weight; it was taken as 1.</source>
        <translation>{count} 条连线没有权重；已按 1 计算。</translation>
    </message>
    <message>
        <source>It is not clear which of the {width} columns of {file} are a link.</source>
        <translation>无法判断 {file} 的 {width} 列中哪些是连线。</translation>
    </message>
    <message>
        <source>A list of links has two or three columns, or a first row that names source and target.</source>
        <translation>连线列表有两列或三列，或者首行写明 source 与 target。</translation>
    </message>
</context>
<context>
    <name>sources.litter</name>
    <message>
        <source>The row gives a total, it is no loan.</source>
        <translation>此行是合计，不是借阅。</translation>
    </message>
    <message>
        <source>The row repeats the names of the columns.</source>
        <translation>此行重复了列名。</translation>
    </message>
</context>
<context>
    <name>sources.loans</name>
    <message>
        <source>Merging copies into titles</source>
        <translation>合并复本</translation>
    </message>
    <message>
        <source>Dropping duplicates</source>
        <translation>去除重复</translation>
    </message>
    <message>
        <source>Looking for what is no book and no reader</source>
        <translation>查找并非图书或读者的内容</translation>
    </message>
    <message>
        <source>Replacing borrowers by pseudonyms</source>
        <translation>以加密编号替换读者</translation>
    </message>
    <message>
        <source>{ids} ids with the same title and author were taken for copies and became {items} items.</source>
        <translation>题名和著者相同的 {ids} 个编号视为复本，合为 {items} 种。</translation>
    </message>
    <message>
        <source>{count} {count:loan is|loans are} dated by year or month only.</source>
        <translation>{count} 次借阅的日期只到年或月。</translation>
    </message>
    <message>
        <source>{count} borrower ids such as {text} were rounded by a spreadsheet, so that readers cannot be told apart: export them again as text.</source>
        <translation>{count} 个读者编号（如 {text}）被电子表格四舍五入，无法区分读者：请以文本格式重新导出。</translation>
    </message>
    <message>
        <source>{count} item ids such as {text} were rounded by a spreadsheet, so that books cannot be told apart: export them again as text, or import by title.</source>
        <translation>{count} 个馆藏号（如 {text}）被电子表格取整，无法区分图书：请以文本格式重新导出，或按题名导入。</translation>
    </message>
    <message>
        <source>{file} names items by {role}, but {other} does not.</source>
        <translation>{file} 以 {role} 标识图书，而 {other} 不是。</translation>
    </message>
    <message>
        <source>Import them one by one, or say which column is the item in both.</source>
        <translation>请逐个导入，或在两者中都指定图书列。</translation>
    </message>
    <message>
        <source>{items} items, {borrowers} borrowers and {dates} dates are too many at once.</source>
        <translation>{items} 种图书、{borrowers} 位读者、{dates} 个日期，一次太多。</translation>
    </message>
    <message>
        <source>Import the files one by one, a year at a time.</source>
        <translation>请逐个文件、逐年导入。</translation>
    </message>
    <message>
        <source>All {rows} rows of {file} were rejected; row {row}: {why}</source>
        <translation>{file} 的 {rows} 行全部被拒绝；第 {row} 行：{why}</translation>
    </message>
    <message>
        <source>Check which column names the item, the delimiter and the encoding.</source>
        <translation>请检查图书列、分隔符和编码。</translation>
    </message>
    <message>
        <source>No loan is left of the {rows} rows of {file}: {rejected} were rejected, the others are returns, renewals, suspects, or left out by a filter.</source>
        <translation>{file} 的 {rows} 行中没有剩下借阅：{rejected} 行被拒绝，其余为归还、续借、可疑对象或被筛除。</translation>
    </message>
    <message>
        <source>Check the filters and the column of actions, or keep the suspects.</source>
        <translation>请检查筛选条件和操作列，或保留可疑对象。</translation>
    </message>
    <message>
        <source>The row names no item.</source>
        <translation>该行没有图书。</translation>
    </message>
    <message>
        <source>The row has {found} {found:field|fields} where the table has {width} columns.</source>
        <translation>该行有 {found} 个字段，而表格有 {width} 列。</translation>
    </message>
    <message>
        <source>No column of {file} names the borrower, so every row is a visit of one book and no books go together; if one does, say borrower=COLUMN.</source>
        <translation>{file} 没有读者列，因此每行都算一次借一本书的到访，没有共同借阅；若有读者列，请用 borrower=COLUMN 指定。</translation>
    </message>
    <message>
        <source>No column of {file} holds the date of the loan: all loans of a borrower without a date count once.</source>
        <translation>{file} 没有借阅日期列：同一读者没有日期的借阅只计一次。</translation>
    </message>
    <message>
        <source>Reading rows</source>
        <translation>读取各行</translation>
    </message>
    <message>
        <source>Looking at the file</source>
        <translation>查看文件</translation>
    </message>
    <message>
        <source>{file} has only one column; a loan needs at least borrower and item.</source>
        <translation>{file} 只有一列；借阅至少需要读者和图书。</translation>
    </message>
    <message>
        <source>Export more columns, or name the delimiter if it is an unusual one.</source>
        <translation>请导出更多列；若分隔符特殊，请在上方指定。</translation>
    </message>
    <message>
        <source>No column of {file} names the borrowed item.</source>
        <translation>{file} 没有标识所借图书的列。</translation>
    </message>
    <message>
        <source>Say which one does, such as item=COLUMN; its columns are: {columns}.</source>
        <translation>请在标识图书的列上方选“图书”；现有列：{columns}。</translation>
    </message>
    <message>
        <source>{file} cannot be filtered by {role}: no column is known to hold it.</source>
        <translation>无法按 {role} 筛选 {file}：没有已知的对应列。</translation>
    </message>
    <message>
        <source>Name the column, such as {role}=COLUMN, or leave the filter out.</source>
        <translation>请指定 {role} 列，或去掉筛选。</translation>
    </message>
    <message>
        <source>The archive {file} holds tables of different kinds: {members}.</source>
        <translation>压缩包 {file} 中有不同种类的表格：{members}。</translation>
    </message>
    <message>
        <source>Unpack it and import those that hold loans.</source>
        <translation>请解压后导入其中的借阅表。</translation>
    </message>
    <message>
        <source>Rows with these actions were not taken for loans: {words}.</source>
        <translation>以下操作的行不算借阅：{words}。</translation>
    </message>
</context>
<context>
    <name>sources.marc</name>
    <message>
        <source>The record is cut off: the file ends before it does.</source>
        <translation>记录不完整：文件提前结束。</translation>
    </message>
    <message>
        <source>The record is damaged ({reason}).</source>
        <translation>记录已损坏（{reason}）。</translation>
    </message>
    <message>
        <source>The record cannot be read as {encoding}.</source>
        <translation>记录无法按 {encoding} 读取。</translation>
    </message>
    <message>
        <source>The file is damaged in line {line}; nothing behind it was read.</source>
        <translation>文件在第 {line} 行损坏；其后未读取。</translation>
    </message>
    <message>
        <source>The records do not say their character set; they look like {encoding}. Name another one if not.</source>
        <translation>记录未注明字符集，看来是 {encoding}；如不对请另选。</translation>
    </message>
    <message>
        <source>{file} is a folder, not a catalogue file.</source>
        <translation>{file} 是文件夹，不是书目文件。</translation>
    </message>
    <message>
        <source>Name the files in it.</source>
        <translation>请选择其中的文件。</translation>
    </message>
</context>
<context>
    <name>sources.networks</name>
    <message>
        <source>Looking at the file</source>
        <translation>查看文件</translation>
    </message>
    <message>
        <source>Ordering nodes and links</source>
        <translation>正在整理节点与连线</translation>
    </message>
</context>
<context>
    <name>sources.office_files</name>
    <message>
        <source>{file} is protected by a password and was not read.</source>
        <translation>{file} 有密码保护，未读取。</translation>
    </message>
    <message>
        <source>Save a copy without the password and import that one.</source>
        <translation>请另存一份不带密码的副本再导入。</translation>
    </message>
    <message>
        <source>{file} is damaged, or not what its name says: it was not read.</source>
        <translation>{file} 已损坏或与其名称不符：未读取。</translation>
    </message>
    <message>
        <source>Open it in the program that wrote it and save it again, or as txt.</source>
        <translation>请用原程序打开并重新保存，或另存为 txt。</translation>
    </message>
    <message>
        <source>{file} is in the old format of Word (before 2007).</source>
        <translation>{file} 是旧版 Word 格式（2007 年以前）。</translation>
    </message>
    <message>
        <source>Open it in Word or LibreOffice and save it as docx or odt.</source>
        <translation>请用 Word 或 LibreOffice 打开并另存为 docx 或 odt。</translation>
    </message>
</context>
<context>
    <name>sources.pairs</name>
    <message>
        <source>Reading pairs</source>
        <translation>读取配对</translation>
    </message>
    <message>
        <source>The row does not name two items.</source>
        <translation>该行没有两种图书。</translation>
    </message>
    <message>
        <source>The count {text} is no number.</source>
        <translation>次数 {text} 不是数字。</translation>
    </message>
    <message>
        <source>The count {text} is negative or not finite.</source>
        <translation>次数 {text} 为负或非有限数。</translation>
    </message>
    <message>
        <source>{count} {count:row pairs an item with itself and was|rows pair an item with itself and were} left out.</source>
        <translation>{count} 行是图书与自身配对，已略去。</translation>
    </message>
    <message>
        <source>{file} has only one column; pairs need item, item, count.</source>
        <translation>{file} 只有一列；配对需要图书、图书、次数。</translation>
    </message>
    <message>
        <source>Export three columns, or name the delimiter if it is an unusual one.</source>
        <translation>请导出三列；若分隔符特殊，请在上方指定。</translation>
    </message>
    <message>
        <source>{file} has no column {column}.</source>
        <translation>{file} 中没有“{column}”列。</translation>
    </message>
    <message>
        <source>Its columns are {columns}; numbers count from 1.</source>
        <translation>现有列：{columns}；编号从 1 起。</translation>
    </message>
    <message>
        <source>No pair is left of {rows} {rows:row|rows} of {file}: all pair an item with itself.</source>
        <translation>{file} 的 {rows} 行中没有可用的配对：每一行都是一项与它自己。</translation>
    </message>
    <message>
        <source>A row must be: item, item, count, with two different items.</source>
        <translation>每行应为：项目、项目、次数，且两个项目不同。</translation>
    </message>
    <message>
        <source>No pair is left of {rows} {rows:row|rows} of {file}; row {row}: {why}</source>
        <translation>{file} 的 {rows} 行中没有剩下配对；第 {row} 行：{why}</translation>
    </message>
    <message>
        <source>A row must be: item, item, count, with a count of 0 or more.</source>
        <translation>每行须为：图书、图书、次数，次数不小于 0。</translation>
    </message>
</context>
<context>
    <name>sources.pajek</name>
    <message>
        <source>The row names the vertex {text}, which the file does not have ({known}).</source>
        <translation>这一行提到的顶点 {text} 在文件中不存在（{known}）。</translation>
    </message>
    <message>
        <source>The row does not name two vertices.</source>
        <translation>这一行没有写出两个顶点。</translation>
    </message>
    <message>
        <source>{text} is no number of a vertex.</source>
        <translation>{text} 不是顶点编号。</translation>
    </message>
    <message>
        <source>The row stands before any section such as *Vertices or *Edges.</source>
        <translation>这一行出现在 *Vertices 或 *Edges 等段落之前。</translation>
    </message>
    <message>
        <source>The row of the matrix has {found} {found:figure|figures} where {wanted} are expected.</source>
        <translation>矩阵的这一行有 {found} 个数，应有 {wanted} 个。</translation>
    </message>
    <message>
        <source>The row does not give the numbers of a state and of its vertex.</source>
        <translation>该行没有给出状态及其顶点的编号。</translation>
    </message>
    <message>
        <source>The state {text} is listed a second time.</source>
        <translation>状态 {text} 第二次列出。</translation>
    </message>
    <message>
        <source>The row names the state {text}, which the file does not list.</source>
        <translation>该行提到状态 {text}，文件中没有列出它。</translation>
    </message>
    <message>
        <source>The nodes are {count} states of {objects} vertices.</source>
        <translation>节点是 {objects} 个顶点的 {count} 个状态。</translation>
    </message>
    <message>
        <source>{count} of {total} vertices are not listed; they are called by number.</source>
        <translation>{total} 个顶点中有 {count} 个未列出；以编号称呼。</translation>
    </message>
    <message>
        <source>Row {row} of {file} begins a section that is not understood: {text}</source>
        <translation>{file} 第 {row} 行开始的段落无法理解：{text}</translation>
    </message>
    <message>
        <source>Understood are: {known}. Save the network with those, or as a list of links.</source>
        <translation>能理解的有：{known}。请用这些格式保存网络，或保存为连线列表。</translation>
    </message>
    <message>
        <source>Row {row} of {file} does not say how many vertices there are: {text}</source>
        <translation>{file} 第 {row} 行没有说明顶点数：{text}</translation>
    </message>
    <message>
        <source>It must read *Vertices and a whole number up to {most}.</source>
        <translation>应写作 *Vertices 加一个不超过 {most} 的整数。</translation>
    </message>
</context>
<context>
    <name>sources.pdf_files</name>
    <message>
        <source>{file} holds no text on {pages} {pages:page|pages}, only pictures (a scan).</source>
        <translation>{file} 的 {pages} 页上没有文字，只有图像（扫描件）。</translation>
    </message>
    <message>
        <source>Let a text recognition (OCR) program add the text, then import it.</source>
        <translation>请先用文字识别（OCR）程序加上文字，再导入。</translation>
    </message>
</context>
<context>
    <name>sources.presets</name>
    <message>
        <source>The saved column mappings in {file} cannot be read.</source>
        <translation>无法读取 {file} 中保存的列设置。</translation>
    </message>
    <message>
        <source>Mend or delete the file {path}.</source>
        <translation>请修复或删除文件 {path}。</translation>
    </message>
</context>
<context>
    <name>sources.previews</name>
    <message>
        <source>None of the first records of {file} can be read.</source>
        <translation>{file} 的前几条记录都无法读取。</translation>
    </message>
    <message>
        <source>Export the catalogue again, or choose another encoding.</source>
        <translation>请重新导出书目，或另选编码。</translation>
    </message>
</context>
<context>
    <name>sources.recutting</name>
    <message>
        <source>Cutting texts</source>
        <translation>正在分词</translation>
    </message>
    <message>
        <source>No word would be left.</source>
        <translation>不会剩下任何词。</translation>
    </message>
    <message>
        <source>Leave out fewer words, or keep more parts of speech.</source>
        <translation>请少略去一些词，或保留更多词性。</translation>
    </message>
</context>
<context>
    <name>sources.row_watch</name>
    <message>
        <source>same borrower, date and item as row {first}</source>
        <translation>读者、日期、图书与第 {first} 行相同</translation>
    </message>
    <message>
        <source>kept, day unknown: no date</source>
        <translation>保留，日期未知：没有日期</translation>
    </message>
    <message>
        <source>kept, day unknown: only the year</source>
        <translation>保留，日期未知：只有年份</translation>
    </message>
    <message>
        <source>kept, day unknown: only year and month</source>
        <translation>保留，日期未知：只有年月</translation>
    </message>
    <message>
        <source>kept, day unknown: no year</source>
        <translation>保留，日期未知：没有年份</translation>
    </message>
    <message>
        <source>kept, day unknown: not readable as a date</source>
        <translation>保留，日期未知：无法识别</translation>
    </message>
    <message>
        <source>kept, day unknown: there is no such day</source>
        <translation>保留，日期未知：没有这一天</translation>
    </message>
    <message>
        <source>kept, day unknown: the year is 0</source>
        <translation>保留，日期未知：年份为 0</translation>
    </message>
    <message>
        <source>kept, day unknown: it lies in the future</source>
        <translation>保留，日期未知：在未来</translation>
    </message>
    <message>
        <source>kept, day unknown: before printing began</source>
        <translation>保留，日期未知：早于印刷术</translation>
    </message>
</context>
<context>
    <name>sources.segmentation</name>
    <message>
        <source>{name} = {value} is not one of the choices.</source>
        <translation>{name} = {value} 不在可选值之列。</translation>
    </message>
    <message>
        <source>Choose one of: {known}.</source>
        <translation>请从中选择：{known}。</translation>
    </message>
    <message>
        <source>Line {row} of your own words is malformed: {text}</source>
        <translation>自定词典第 {row} 行格式有误：{text}</translation>
    </message>
    <message>
        <source>Line {row} of the dictionary {file} is malformed: {text}</source>
        <translation>词典 {file} 第 {row} 行格式有误：{text}</translation>
    </message>
    <message>
        <source>A line is: word, then a whole frequency and a tag if wanted, with blanks.</source>
        <translation>每行为：词，其后可有整数词频和词性，以空格分隔。</translation>
    </message>
</context>
<context>
    <name>sources.suspects</name>
    <message>
        <source>{loans} loans at {rate} a day, {times} times what readers borrow on a day they come: probably the account that returned loans are moved to</source>
        <translation>{loans} 次借阅，每天 {rate} 次，是读者到馆日借阅量的 {times} 倍：可能是归还记录转入的账户</translation>
    </message>
    <message>
        <source>its id says that it stands for no person</source>
        <translation>其编号表明并非真人</translation>
    </message>
    <message>
        <source>named like a room, a device or equipment, without a book&apos;s data</source>
        <translation>名称像房间、设备或器材，且没有图书数据</translation>
    </message>
    <message>
        <source>{loans} loans, {times} times as many as nearly all items, without author, ISBN or class</source>
        <translation>{loans} 次借阅，是几乎所有图书的 {times} 倍，且无著者、ISBN 或分类</translation>
    </message>
    <message>
        <source>named like a periodical: one title stands for many issues</source>
        <translation>名称像期刊：一个题名代表多期</translation>
    </message>
    <message>
        <source>{loans} {loans:loan|loans} to {borrowers} {borrowers:borrower who comes|borrowers who come} back for it, without author: a periodical?</source>
        <translation>{borrowers} 位读者反复借阅共 {loans} 次，且无著者：是期刊？</translation>
    </message>
</context>
<context>
    <name>sources.tables</name>
    <message>
        <source>The archive {file} holds several tables: {members}.</source>
        <translation>压缩包 {file} 中有多个表格：{members}。</translation>
    </message>
    <message>
        <source>Unpack it and name the one you want.</source>
        <translation>请解压后选择所需的一个。</translation>
    </message>
    <message>
        <source>Line {row} of {file} is longer than {limit} million characters.</source>
        <translation>{file} 第 {row} 行超过 {limit} 百万字符。</translation>
    </message>
    <message>
        <source>This is no table of loans; export it again as CSV, one loan a line.</source>
        <translation>这不是借阅表；请重新导出为 CSV，一行一次借阅。</translation>
    </message>
    <message>
        <source>Row {row} of {file} cannot be read as {encoding}.</source>
        <translation>{file} 第 {row} 行无法按 {encoding} 读取。</translation>
    </message>
    <message>
        <source>Leave the encoding out to have it found, or name another one.</source>
        <translation>请改回自动识别的编码，或另选一种。</translation>
    </message>
    <message>
        <source>Read as {encoding} as told; the file looks like {found}.</source>
        <translation>按指定的 {encoding} 读取；文件看来是 {found}。</translation>
    </message>
    <message>
        <source>{count} damaged characters were replaced by the mark �.</source>
        <translation>{count} 个损坏的字符以 � 代替。</translation>
    </message>
</context>
<context>
    <name>sources.text_files</name>
    <message>
        <source>{file}: {count} damaged characters were replaced by the mark �.</source>
        <translation>{file}：{count} 个损坏的字符已用 � 代替。</translation>
    </message>
    <message>
        <source>{file} mixes encodings: {count} {count:line was|lines were} read as {encoding}, the others as utf-8.</source>
        <translation>{file} 混用编码：{count} 行按 {encoding} 读取，其余按 utf-8。</translation>
    </message>
    <message>
        <source>{file}: {count} {count:page holds|pages hold} no text, perhaps pictures: {pages}.</source>
        <translation>{file}：{count} 页没有文字，可能是图像：{pages}。</translation>
    </message>
    <message>
        <source>{file}: {count} {count:page|pages} could not be read: {pages}.</source>
        <translation>{file}：{count} 页无法读取：{pages}。</translation>
    </message>
    <message>
        <source>{file} is too large for one text ({size} MB; up to {limit} MB).</source>
        <translation>{file} 作为一篇文本过大（{size} MB；上限 {limit} MB）。</translation>
    </message>
    <message>
        <source>Plain text of any size is read by paragraph or by line, and tables (csv) by row; or split the file.</source>
        <translation>纯文本不限大小，请按段落或按行读取；表格（csv）请按行读取；或者把文件拆分。</translation>
    </message>
    <message>
        <source>{file} is no text, whatever its name says ({kind}).</source>
        <translation>不论名称如何，{file} 不是文本（{kind}）。</translation>
    </message>
    <message>
        <source>Save it as txt, md, html, docx, odt or pdf, or leave it out.</source>
        <translation>请另存为 txt、md、html、docx、odt 或 pdf，或不导入它。</translation>
    </message>
    <message>
        <source>{file} is of a kind that is not read as text ({kind}).</source>
        <translation>{file} 的类型不能作为文本读取（{kind}）。</translation>
    </message>
    <message>
        <source>Save it as txt, md, html, docx, odt or pdf, or as a table with a column of texts.</source>
        <translation>请另存为 txt、md、html、docx、odt 或 pdf，或带一列文本的表格。</translation>
    </message>
</context>
<context>
    <name>sources.text_lines</name>
    <message>
        <source>{file} is not one file of text.</source>
        <translation>{file} 不是单个文本文件。</translation>
    </message>
    <message>
        <source>Unpack it, or save the sheet as CSV, and import that file.</source>
        <translation>请先解压，或将表格另存为 CSV，再导入该文件。</translation>
    </message>
    <message>
        <source>Line {row} of {file} is longer than {limit} million characters.</source>
        <translation>{file} 第 {row} 行超过 {limit} 百万字符。</translation>
    </message>
    <message>
        <source>Save the file again with one record a line.</source>
        <translation>请重新保存文件，每行一条记录。</translation>
    </message>
    <message>
        <source>{file} cannot be read as {encoding}.</source>
        <translation>{file} 无法按 {encoding} 读取。</translation>
    </message>
    <message>
        <source>Leave the encoding out to have it found, or name another one.</source>
        <translation>请改回自动识别的编码，或另选一种。</translation>
    </message>
</context>
<context>
    <name>sources.texts</name>
    <message>
        <source>Reading and cutting texts</source>
        <translation>正在读取和切分文本</translation>
    </message>
    <message>
        <source>{file} holds no word.</source>
        <translation>{file} 中没有词。</translation>
    </message>
    <message>
        <source>{count} {count:unit|units} without a word {count:was|were} left out.</source>
        <translation>{count} 个没有词的单元未导入。</translation>
    </message>
    <message>
        <source>{count} {count:date is|dates are} kept as written, being unreadable.</source>
        <translation>{count} 个日期无法识别，按原样保留。</translation>
    </message>
    <message>
        <source>{file} has no column {column}.</source>
        <translation>{file} 中没有“{column}”列。</translation>
    </message>
    <message>
        <source>Its columns are {columns}; numbers count from 1.</source>
        <translation>现有列：{columns}；编号从 1 起。</translation>
    </message>
    <message>
        <source>No text could be read; files refused: {count}. The first: {why}</source>
        <translation>没有可读取的文本；{count} 个文件被拒绝。第一个：{why}</translation>
    </message>
    <message>
        <source>Choose txt, md, html, docx, odt, pdf, csv, tsv or xlsx files, or folders or zips of them.</source>
        <translation>请选择 txt、md、html、docx、odt、pdf、csv、tsv 或 xlsx 文件，或其文件夹或 zip。</translation>
    </message>
    <message>
        <source>There is no text with a word in it (empty: {count}).</source>
        <translation>没有任何含词的文本（空：{count}）。</translation>
    </message>
    <message>
        <source>Choose another file, or another column.</source>
        <translation>请选择其他文件或其他列。</translation>
    </message>
</context>
<context>
    <name>sources.town_library</name>
    <message>
        <source>Town library (simulated)</source>
        <translation>市镇图书馆（模拟）</translation>
    </message>
    <message>
        <source>Simulated: the titles, authors and call numbers are real, borrowers and loans are generated.</source>
        <translation>模拟数据：书名、作者和索书号是真实的，读者和借阅是生成的。</translation>
    </message>
    <message>
        <source>Simulating the town library</source>
        <translation>正在模拟市镇图书馆</translation>
    </message>
</context>
<context>
    <name>sources.vectors</name>
    <message>
        <source>The tree of the words in {file} does not fit its vectors.</source>
        <translation>{file} 中词的树与向量不相符。</translation>
    </message>
    <message>
        <source>Save inner, path_indptr, path_nodes and path_bits of the same model.</source>
        <translation>请保存同一模型的 inner、path_indptr、path_nodes 与 path_bits。</translation>
    </message>
    <message>
        <source>{file} is damaged, or holds Python objects, which are never opened.</source>
        <translation>{file} 已损坏，或含有 Python 对象；此类对象一律不打开。</translation>
    </message>
    <message>
        <source>Save plain arrays: numpy.savez(file, words=words, vectors=vectors).</source>
        <translation>请保存普通数组：numpy.savez(file, words=words, vectors=vectors)。</translation>
    </message>
    <message>
        <source>{file} holds no vectors; its arrays are: {names}.</source>
        <translation>{file} 中没有向量；其中的数组为：{names}。</translation>
    </message>
    <message>
        <source>There are {names} names for the {vectors} vectors in {file}.</source>
        <translation>{file} 中有 {vectors} 个向量，却有 {names} 个名称。</translation>
    </message>
    <message>
        <source>Give a file with one name a line, in the order of the vectors.</source>
        <translation>请给出每行一个名称的文件，顺序与向量相同。</translation>
    </message>
    <message>
        <source>Reading vectors</source>
        <translation>读取向量</translation>
    </message>
    <message>
        <source>{count} {count:column was|columns were} left out, as not nearly all of {count:its|their} rows hold numbers: {columns}.</source>
        <translation>有 {count} 列未采用，因为并非几乎所有行都是数字：{columns}。</translation>
    </message>
    <message>
        <source>No column of {file} holds numbers.</source>
        <translation>{file} 中没有数字列。</translation>
    </message>
    <message>
        <source>A table of vectors has a row for each name and a column a number.</source>
        <translation>向量表中每个名称占一行，每个数字占一列。</translation>
    </message>
    <message>
        <source>{file} ends before or within its word {row}.</source>
        <translation>{file} 在第 {row} 个词之前或之中结束。</translation>
    </message>
    <message>
        <source>The file is not whole: copy or download it again.</source>
        <translation>文件不完整：请重新复制或下载。</translation>
    </message>
    <message>
        <source>The name {text} stands in row {first} already.</source>
        <translation>名称 {text} 已在第 {first} 行出现。</translation>
    </message>
    <message>
        <source>A figure of {text} is not a finite number up to 3.4e38.</source>
        <translation>{text} 的某个数值不是 3.4e38 以内的有限数。</translation>
    </message>
    <message>
        <source>The row has no name.</source>
        <translation>该行没有名称。</translation>
    </message>
    <message>
        <source>The vector of {text} has {found} {found:figure|figures} where {wanted} are expected.</source>
        <translation>{text} 的向量有 {found} 个数，应有 {wanted} 个。</translation>
    </message>
    <message>
        <source>The first line announces {count} {count:vector|vectors}, the file holds {rows}: it may have been cut off.</source>
        <translation>首行声明有 {count} 个向量，而文件中有 {rows} 个：文件可能被截断。</translation>
    </message>
    <message>
        <source>{count} {count:column holds|columns hold} one value only and became 0.</source>
        <translation>{count} 列只有一个值，已变为 0。</translation>
    </message>
    <message>
        <source>Row {row} of {file}: {why}</source>
        <translation>{file} 第 {row} 行：{why}</translation>
    </message>
    <message>
        <source>Mend the row, or import with --skip-broken to leave such rows out. Nothing was imported.</source>
        <translation>请修正该行，或用 --skip-broken 略去此类行。没有导入任何内容。</translation>
    </message>
    <message>
        <source>There are no vectors in {file}.</source>
        <translation>{file} 中没有向量。</translation>
    </message>
    <message>
        <source>A line of a text file holds a name and its numbers, with spaces.</source>
        <translation>文本文件的一行是一个名称和若干数字，以空格分隔。</translation>
    </message>
    <message>
        <source>{file} is a Python pickle, which could run any program when opened.</source>
        <translation>{file} 是 Python pickle 文件，打开时可能运行任意程序。</translation>
    </message>
    <message>
        <source>Convert it where it was made, then import the result:
from gensim.models import {kind}
vectors = {kind}.load(&quot;{file}&quot;){part}
vectors.save_word2vec_format(&quot;{stem}.bin&quot;, binary=True)</source>
        <translation>请在制作它的地方转换，再导入结果：
from gensim.models import {kind}
vectors = {kind}.load(&quot;{file}&quot;){part}
vectors.save_word2vec_format(&quot;{stem}.bin&quot;, binary=True)</translation>
    </message>
</context>
<context>
    <name>sources.workbooks</name>
    <message>
        <source>The workbook {file} is damaged or is no XLSX workbook.</source>
        <translation>工作簿 {file} 已损坏或不是 XLSX。</translation>
    </message>
    <message>
        <source>Open it in a spreadsheet program and save it again as XLSX or CSV.</source>
        <translation>请用表格软件打开并重新存为 XLSX 或 CSV。</translation>
    </message>
    <message>
        <source>{file} has no sheet {sheet}.</source>
        <translation>{file} 中没有工作表 {sheet}。</translation>
    </message>
    <message>
        <source>Its sheets are: {sheets}.</source>
        <translation>现有工作表：{sheets}。</translation>
    </message>
</context>
</TS>
