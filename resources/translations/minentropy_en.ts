<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Desk</name>
    <message numerus="yes">
        <source>%n result(s)</source>
        <translation>
            <numerusform>%n result</numerusform>
            <numerusform>%n results</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>%n book(s)</source>
        <translation>
            <numerusform>%n book</numerusform>
            <numerusform>%n books</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanView</name>
    <message numerus="yes">
        <source>Trial of %n move(s): {change} m per visit. Nothing is stored.</source>
        <translation><numerusform>Trial of %n move: {change} m per visit. Nothing is stored.</numerusform><numerusform>Trial of %n moves: {change} m per visit. Nothing is stored.</numerusform></translation>
    </message>
</context>
<context>
    <name>Suspects</name>
    <message numerus="yes">
        <source>%n kind(s) found</source>
        <translation>
            <numerusform>%n kind found</numerusform>
            <numerusform>%n kinds found</numerusform>
        </translation>
    </message>
</context>
</TS>
