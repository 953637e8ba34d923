namespace NetGen.Training;

/// <summary>How the page looks: light or dark as the reader's system, in one column on a phone.</summary>
internal static class PageStyle
{
    public const string Css = """
        :root { --page: #f6f7f9; --card: #fff; --text: #1c2430; --soft: #5d6878; --line: #dfe3e9; --s1: #2563c9; --s2: #d9681d; --s3: #2c8a57;
          --right: 37, 99, 201; --wrong: 208, 62, 50; --note: #fff4dc; --note-line: #e3b341; }
        @media (prefers-color-scheme: dark) { :root { --page: #12161c; --card: #1b2129; --text: #e3e8ef; --soft: #9aa6b5; --line: #333c48;
          --s1: #6ea8ff; --s2: #ffa25e; --s3: #63c78f; --right: 94, 154, 255; --wrong: 240, 98, 84; --note: #332a14; --note-line: #a17c22; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
        main { max-width: 1080px; margin: 0 auto; padding: 24px 16px 48px; }
        h1 { font-size: 1.7rem; margin: 0; line-height: 1.2; overflow-wrap: anywhere; }
        h2 { font-size: 1.1rem; margin: 0 0 4px; }
        section { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 16px 18px; margin-top: 16px; }
        p { margin: 4px 0 10px; }
        .soft, figcaption { color: var(--soft); font-size: 0.87rem; }
        .note { background: var(--note); border-left: 4px solid var(--note-line); padding: 8px 12px; border-radius: 4px; margin: 12px 0 0; }
        .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(130px, 1fr)); gap: 10px; margin-top: 16px; }
        .tiles div { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 10px 14px; }
        .tiles b { display: block; font-size: 1.35rem; font-variant-numeric: tabular-nums; line-height: 1.3; }
        .tiles span { color: var(--soft); font-size: 0.85rem; }
        .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(320px, 100%), 1fr)); gap: 12px 28px; }
        .pair h3 { font-size: 0.95rem; margin: 8px 0 2px; font-weight: 600; }
        svg { width: 100%; height: auto; display: block; overflow: visible; }
        .tick { fill: var(--soft); font-size: 12px; font-variant-numeric: tabular-nums; }
        .grid { stroke: var(--line); stroke-width: 1; }
        .axis { stroke: var(--soft); stroke-width: 1; }
        .line { fill: none; stroke-width: 2; stroke-linejoin: round; }
        .line.s1 { stroke: var(--s1); } .line.s2 { stroke: var(--s2); } .line.s3 { stroke: var(--s3); }
        .dot { stroke: var(--card); stroke-width: 1; } .dot.s1 { fill: var(--s1); } .dot.s2 { fill: var(--s2); } .dot.s3 { fill: var(--s3); }
        .area { fill: var(--s1); opacity: 0.45; }
        .histogram .line { stroke-width: 1.3; }
        .legend { display: flex; flex-wrap: wrap; gap: 2px 16px; margin: 2px 0 0; color: var(--soft); font-size: 0.87rem; }
        .legend i { display: inline-block; width: 12px; height: 12px; border-radius: 3px; margin-right: 6px; vertical-align: -1px; }
        i.s1 { background: var(--s1); } i.s2 { background: var(--s2); } i.s3 { background: var(--s3); }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: 0.9rem; }
        th { text-align: right; font-weight: 600; color: var(--soft); white-space: nowrap; }
        th, td { padding: 4px 10px; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap; }
        th:first-child, td:first-child { text-align: left; padding-left: 0; }
        tr:last-child td { border-bottom: 0; }
        tr.best td { color: var(--s3); font-weight: 600; }
        .confusion td, .confusion th { text-align: center; padding: 5px 6px; min-width: 34px; border: 1px solid var(--card); border-radius: 4px; }
        .confusion th:first-child { text-align: right; padding-right: 10px; }
        .confusion .zero { color: var(--soft); opacity: 0.5; }
        .samples { display: grid; grid-template-columns: repeat(auto-fill, minmax(104px, 1fr)); gap: 12px; }
        .samples figure { margin: 0; }
        .samples img { width: 100%; image-rendering: pixelated; border: 1px solid var(--line); border-radius: 6px; display: block; background: #000; }
        .samples figcaption { line-height: 1.35; margin-top: 3px; overflow-wrap: anywhere; }
        .samples b { color: var(--text); }
        .bar { display: inline-block; height: 10px; border-radius: 3px; min-width: 1px; vertical-align: 0; }
        .bars td:last-child { width: 100%; text-align: left; min-width: 140px; }
        .bars .stack { display: grid; gap: 2px; } .bars .stack i { height: 7px; border-radius: 3px; min-width: 2px; }
        .layers { display: grid; grid-template-columns: repeat(auto-fill, minmax(140px, 1fr)); gap: 18px 22px; margin-top: 8px; }
        .layers h3 { font-size: 0.87rem; margin: 0; overflow-wrap: anywhere; }
        .beside { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(420px, 100%), 1fr)); gap: 0 16px; align-items: start; }
        .beside > * { min-width: 0; }
        @media (max-width: 600px) { section { padding: 14px 12px; } th, td { padding: 4px 7px; } .confusion td, .confusion th { padding: 4px 2px; min-width: 28px; } }
        details summary { cursor: pointer; color: var(--soft); }
        """;
}
