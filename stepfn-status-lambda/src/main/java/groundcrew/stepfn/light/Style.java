package groundcrew.stepfn.light;

/// The style of the page. It is the same for every view, so that two widgets on a dashboard do not
/// affect each other. Views differ in the classes of the root element.
final class Style {
  /// The font is that of the console.
  static final String CSS =
      """
      .gc-board{--text:#16191f;--soft:#545b64;--edge:#d5dbdb;--tile:#f7f8f8;--field:#fff;--on:#fff;\
      --red:#d13212;--redtile:#fdeeea;--amber:#b96a00;--ambertile:#fff4df;--green:#1d8102;\
      --grey:#687078;--accent:#0972d3;\
      color:var(--text);font:400 13px/1.35 "Open Sans","Helvetica Neue",Roboto,Arial,sans-serif;\
      box-sizing:border-box;min-width:0}
      .gc-board.gc-dark{--text:#e9ebed;--soft:#a3b0bd;--edge:#414d5c;--tile:#1e2733;--field:#0f1b2a;\
      --on:#161d26;--red:#ff6b57;--redtile:#3d2024;--amber:#f2b63d;--ambertile:#3a2f18;\
      --green:#4cc35c;--grey:#8d99a8;--accent:#539fe5;color-scheme:dark}
      .gc-board *{box-sizing:border-box}
      .gc-board cwdb-action{display:none}
      .gc-head{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:8px 16px}
      .gc-counts{display:flex;flex-wrap:wrap;align-items:center;gap:6px}
      .gc-counts:empty{display:none}
      .gc-count{display:inline-flex;align-items:center;gap:6px;height:28px;padding:0 11px 0 9px;\
      border:1px solid var(--edge);border-radius:14px;background:none;color:inherit;font:inherit;\
      font-weight:600;white-space:nowrap;cursor:pointer;--shape:14px}
      .gc-count:hover{border-color:var(--accent)}
      .gc-side{display:flex;flex:1 1 auto;flex-wrap:wrap;align-items:center;justify-content:space-between;\
      gap:8px 14px;min-width:0}
      .gc-total{color:var(--soft);white-space:nowrap}
      .gc-form{display:flex;flex:1 1 240px;gap:6px;margin:0;min-width:0;max-width:320px}
      .gc-field{flex:1 1 0;width:100px;min-width:0;height:28px;padding:0 9px;border:1px solid var(--edge);\
      border-radius:6px;background:var(--field);color:inherit;font:inherit}
      .gc-field::placeholder{color:var(--soft);opacity:1}
      .gc-button{height:28px;padding:0 12px;border:1px solid var(--accent);border-radius:6px;\
      background:none;color:var(--accent);font:inherit;font-weight:600;cursor:pointer}
      .gc-button:hover{background:var(--tile)}
      .gc-plain{height:auto;padding:0;border:0}
      .gc-plain:hover{text-decoration:underline}
      .gc-notice{margin:10px 0 0;padding:6px 11px;border-radius:6px;background:var(--tile);color:var(--soft)}
      .gc-warning{display:flex;align-items:center;gap:8px;background:var(--ambertile);color:var(--text);\
      font-weight:600;--own:var(--amber);--shape:16px}
      .gc-empty{margin:10px 0 0;padding:36px 16px;border:1px dashed var(--edge);border-radius:8px;\
      color:var(--soft);text-align:center}
      .gc-empty .gc-button{margin-top:12px}
      .gc-empty b{display:block;color:var(--text);font-size:15px}
      .gc-grid{display:grid;margin:12px 0 0;padding:0;list-style:none;gap:var(--gap);\
      grid-template-columns:repeat(auto-fill,minmax(min(var(--column),100%),1fr));\
      grid-auto-rows:var(--row);font-size:var(--size)}
      .gc-roomy{--column:250px;--row:28px;--gap:8px;--size:14px;--shape:26px;--in:12px}
      .gc-normal{--column:200px;--row:23px;--gap:6px;--size:13px;--shape:20px;--in:10px}
      .gc-dense{--column:180px;--row:22px;--gap:4px;--size:12px;--shape:18px;--in:8px}
      .gc-packed{--column:158px;--row:20px;--gap:3px;--size:11px;--shape:16px;--in:7px}
      .gc-light{min-width:0;border-radius:6px;color:var(--own)}
      .gc-card{grid-row:span 2;background:var(--tile);--own:var(--grey)}
      .gc-line{--shape:12px}
      .gc-link{display:grid;grid-template-columns:var(--shape) minmax(0,1fr) auto;align-items:center;\
      column-gap:var(--in);height:100%;padding:0 var(--in);border-radius:inherit;color:inherit;text-decoration:none}
      .gc-line .gc-link{display:flex;gap:6px;padding:0 4px}
      .gc-line .gc-name{flex:1 1 0}
      a.gc-link:hover,a.gc-link:focus-visible{box-shadow:inset 0 0 0 1px var(--own)}
      .gc-card .gc-shape{grid-row:1/3}
      .gc-shape{display:block;width:var(--shape);height:var(--shape);fill:currentColor;flex:none}
      .gc-count .gc-shape,.gc-warning .gc-shape{color:var(--own)}
      .gc-ring{fill:none;stroke:currentColor;stroke-width:2}
      .gc-mark{fill:none;stroke:var(--on);stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
      .gc-play{fill:var(--on)}
      .gc-ring+.gc-play{fill:currentColor}
      .gc-name,.gc-words{overflow:hidden;text-overflow:ellipsis;white-space:nowrap;color:var(--text)}
      .gc-name{unicode-bidi:isolate}
      .gc-card .gc-name{grid-column:2/-1;align-self:end;font-weight:600}
      .gc-card .gc-tag{grid-area:2/3;align-self:start}
      .gc-card .gc-words{grid-area:2/2;align-self:start;color:var(--soft);font-size:.92em}
      .gc-line .gc-words{flex:none;color:var(--soft)}
      .gc-tag{flex:none;padding:0 4px;border:1px solid var(--edge);border-radius:4px;\
      color:var(--soft);font-size:.8em}
      .gc-failed,.gc-timed-out,.gc-aborted{--own:var(--red)}
      .gc-overdue,.gc-unreadable{--own:var(--amber)}
      .gc-running{--own:var(--soft)}
      .gc-no-runs{--own:var(--grey)}
      .gc-succeeded,.gc-after-success{--own:var(--green)}
      .gc-card.gc-failed,.gc-card.gc-timed-out,.gc-card.gc-aborted{background:var(--redtile)}
      .gc-card.gc-overdue,.gc-card.gc-unreadable{background:var(--ambertile)}
      .gc-foot{margin:12px 0 0;color:var(--soft)}
      """;

  private Style() {}
}
