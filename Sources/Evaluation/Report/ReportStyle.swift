/// The report's style sheet: light or dark as the reader's system is, no request to anywhere.
enum ReportStyle {
    static let sheet = """
        :root { color-scheme: light dark;
          --page: #f7f7f5; --card: #ffffff; --text: #1c1d21; --soft: #63656e; --rule: #e3e3de;
          --training: #8a8d98; --validation: #2563c9; --right: #dfe9f8; --wrong: #c2410c;
          --strong: #ffffff; }
        @media (prefers-color-scheme: dark) { :root {
          --page: #131418; --card: #1c1e24; --text: #ececf0; --soft: #9b9da8; --rule: #32353e;
          --training: #8a8d98; --validation: #7aa8f7; --right: #25344f; --wrong: #f0773a;
          --strong: #16171b; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--page); color: var(--text);
          font: 16px/1.5 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
        main { max-width: 1160px; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
        h1 { font-size: 1.75rem; line-height: 1.2; margin: 0; }
        h2 { font-size: 1.1rem; margin: 0 0 .75rem; }
        p { margin: .25rem 0 0; }
        .note, .lead { color: var(--soft); }
        p.note { margin-bottom: 1rem; }
        .scroll { overflow-x: auto; font-size: .875rem; }
        .scroll th, .scroll td { padding: .3rem .4rem; } .scroll td { white-space: nowrap; }
        summary { font-weight: 600; margin-top: 1.25rem; cursor: pointer; }
        figure + .scroll { margin-top: 1rem; }
        .card { background: var(--card); border: 1px solid var(--rule); border-radius: 12px;
          padding: 1.25rem 1.5rem; margin-top: 1.25rem; overflow-x: auto; }
        .pair { display: grid; gap: 1.25rem; grid-template-columns: repeat(auto-fit,
          minmax(min(100%, 400px), 1fr)); }
        .facts { display: grid; gap: 1rem 2rem; margin: 0;
          grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); }
        .facts dt { color: var(--soft); font-size: .85rem; }
        .facts dd { margin: 0; font-size: 1.6rem; font-weight: 600;
          font-variant-numeric: tabular-nums; }
        .facts small { display: block; color: var(--soft); font-size: .8rem; font-weight: 400; }
        figure { margin: 0; } figcaption { font-size: .9rem; margin-bottom: .25rem; }
        svg { width: 100%; height: auto; display: block; }
        svg text { fill: var(--text); font-size: 12px; font-variant-numeric: tabular-nums; }
        svg .tick { fill: var(--soft); } svg .symbol { font-size: 15px; font-weight: 600; }
        svg .count.strong { fill: var(--strong); }
        .grid { stroke: var(--rule); } .ideal { stroke: var(--soft); stroke-dasharray: 4 4; }
        .gap { stroke: var(--wrong); stroke-width: 2; }
        .curve { fill: none; stroke-width: 2; stroke-linejoin: round; }
        .curve.training { stroke: var(--training); }
        .curve.validation { stroke: var(--validation); }
        circle.training { fill: var(--training); } circle.validation { fill: var(--validation); }
        .cell.right { fill: var(--right); } .cell.wrong { fill: var(--wrong); }
        .cell.none { fill: var(--page); }
        .legend { display: flex; gap: 1.25rem; font-size: .85rem; color: var(--soft);
          margin-bottom: .5rem; }
        .legend i { display: inline-block; width: 1.1rem; height: .2rem; border-radius: 2px;
          vertical-align: middle; margin-right: .4rem; }
        .legend .training { background: var(--training); }
        .legend .validation { background: var(--validation); }
        table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
        th, td { text-align: right; padding: .3rem .6rem; border-bottom: 1px solid var(--rule); }
        th { color: var(--soft); font-weight: 500; font-size: .85rem; }
        th:first-child, td:first-child { text-align: left; }
        tbody.means td { border-bottom: 0; color: var(--soft); }
        .gallery { list-style: none; margin: 0; padding: 0; display: grid; gap: .9rem;
          grid-template-columns: repeat(auto-fill, minmax(92px, 1fr)); }
        .gallery img { image-rendering: pixelated; border-radius: 6px; display: block; }
        .gallery div { font-size: .9rem; white-space: nowrap; }
        .strips { list-style: none; margin: 0; padding: 0; display: grid; gap: 1rem 1.5rem;
          grid-template-columns: repeat(auto-fill, minmax(min(100%, 420px), 1fr)); }
        .strips img { image-rendering: pixelated; border-radius: 6px; display: block;
          width: 100%; }
        .strips div { font-size: .9rem; margin-top: .25rem; }
        @media (max-width: 480px) {
          main { padding: 1.5rem .75rem 3rem; } .card { padding: 1rem; }
          th, td { padding: .3rem .35rem; } }
        .bar { fill: var(--validation); } svg .name { font-size: 19px; font-weight: 700;
          paint-order: stroke; stroke: var(--card); stroke-width: 5px; stroke-linejoin: round; }
        .classes td { vertical-align: middle; } .classes svg { width: 160px; }
        .classes img, .two img { image-rendering: pixelated; border-radius: 4px; display: block; }
        .sheet { image-rendering: pixelated; border-radius: 6px; max-width: 100%; height: auto;
          display: block; }
        .gallery.pairs { grid-template-columns: repeat(auto-fill, minmax(116px, 1fr)); }
        .two { display: flex; gap: 4px; } h3 { font-size: .95rem; margin: 1rem 0 .5rem; }
        .maps svg { border: 1px solid var(--rule); border-radius: 8px; } .maps circle {
          fill-opacity: .75; }
        .hue0 { fill: #4e79a7; } .hue1 { fill: #f28e2b; } .hue2 { fill: #59a14f; }
        .hue3 { fill: #e15759; } .hue4 { fill: #76b7b2; } .hue5 { fill: #b6992d; }
        .hue6 { fill: #b07aa1; } .hue7 { fill: #d37295; } .hue8 { fill: #9c755f; }
        .hue9 { fill: #79706e; }
        .truth { font-weight: 700; } .answer { font-weight: 700; color: var(--wrong); }
        """
}
