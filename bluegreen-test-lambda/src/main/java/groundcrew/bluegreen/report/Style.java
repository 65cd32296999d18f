package groundcrew.bluegreen.report;

/// The style of the page, in the colours that the reader's system prefers.
final class Style {
  static final String CSS =
      """
      :root{--text:#16191f;--soft:#545b64;--edge:#d5dbdb;--ground:#fff;--tile:#f7f8f8;--on:#fff;\
      --red:#d13212;--redtile:#fdeeea;--amber:#b96a00;--green:#1d8102;--blue:#0972d3;\
      --mono:"DejaVu Sans Mono",Menlo,Consolas,monospace}
      @media(prefers-color-scheme:dark){:root{--text:#e9ebed;--soft:#a3b0bd;--edge:#414d5c;\
      --ground:#161d26;--tile:#1e2733;--on:#161d26;--red:#ff6b57;--redtile:#3d2024;--amber:#f2b63d;\
      --green:#4cc35c;--blue:#539fe5}}
      *{box-sizing:border-box}
      body{margin:0;background:var(--ground);color:var(--text);\
      font:400 14px/1.45 "Open Sans","Helvetica Neue",Roboto,Arial,sans-serif}
      main{max-width:1180px;margin:0 auto;padding:24px}
      header{display:flex;align-items:center;gap:16px;color:var(--own)}
      .pass{--own:var(--green)}
      .fail{--own:var(--red)}
      .open{--own:var(--amber)}
      .shape{width:52px;height:52px;flex:none;fill:currentColor}
      .mark{fill:none;stroke:var(--on);stroke-width:2.4;stroke-linecap:round;stroke-linejoin:round}
      h1{margin:0;font-size:30px;line-height:1.15}
      h2{display:inline-block;margin:0;font-size:18px}
      .id{margin:2px 0 0;color:var(--text);font-family:var(--mono);font-size:14px}
      .reasons{margin:18px 0 6px;padding:0 0 0 20px;font-size:15px;font-weight:600}
      .soft{color:var(--soft)}
      .count{color:var(--soft);font-weight:400}
      .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(120px,1fr));gap:10px;margin:20px 0}
      .tiles div{padding:10px 14px;border-radius:8px;background:var(--tile)}
      .tiles dd{margin:0;font-size:24px;font-weight:600}
      .tiles dt{color:var(--soft)}
      .facts{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:3px 16px;margin:0}
      .facts dt{color:var(--soft)}
      .facts dd{margin:0;overflow-wrap:anywhere}
      section,details{margin-top:30px}
      section>p{margin:4px 0 10px}
      summary{cursor:pointer}
      .wide{overflow-x:auto}
      table{width:100%;border-collapse:collapse;table-layout:fixed;min-width:560px}
      th{padding:6px 10px;border-bottom:2px solid var(--edge);color:var(--soft);text-align:left}
      td{padding:7px 10px;border-bottom:1px solid var(--edge);vertical-align:top;overflow-wrap:anywhere}
      .number{width:74px;text-align:right;color:var(--soft);font-variant-numeric:tabular-nums}
      .url{width:auto}
      td span{display:block;font-size:13px}
      code{font-family:var(--mono);font-size:13px;unicode-bidi:isolate}
      @media(max-width:640px){main{padding:16px 12px}table{min-width:0}th,td{padding:6px}\
      .number{width:44px}}
      .bad{background:var(--redtile)}
      .bad b{color:var(--red)}
      .chart{display:block;width:100%;max-width:760px;height:auto}
      .chart text{fill:var(--soft);font-size:12px}
      .end{text-anchor:end}
      .middle{text-anchor:middle}
      .grid{stroke:var(--edge);fill:none}
      .line{fill:none;stroke-width:2.5;stroke-linejoin:round}
      .green-line{stroke:var(--green)}
      .blue-line{stroke:var(--blue);stroke-dasharray:7 4}
      """;

  private Style() {}
}
