/// The report's style sheet: the site's colours and type, light or dark as the reader's system is,
/// no request to anywhere.
enum ReportStyle {
    static let sheet = [colors, frame, tables, charts, pictures].joined(separator: "\n")

    /// Those of `style.css` of the server.
    private static let colors = """
        :root { color-scheme: light dark;
          --ground: #f5f6f8; --paper: #fff; --ink: #14171f; --quiet: #565d6d; --rule: #dfe2e9;
          --edge: #8a91a1; --accent: #2b47d4; --on-accent: #fff; --tint: #e8ecfd;
          --hot: #c2410c; --on-hot: #fff; --radius: 1rem; --round: .625rem;
          --shadow: 0 1px 2px rgb(20 23 31 / 6%), 0 12px 32px -12px rgb(20 23 31 / 14%); }
        @media (prefers-color-scheme: dark) { :root {
          --ground: #0f1116; --paper: #181b22; --ink: #eef0f5; --quiet: #a3aabb;
          --rule: #2a2f3a; --edge: #6b7384; --accent: #93a8ff; --on-accent: #0d1126;
          --tint: #20274a; --hot: #ffa94d; --on-hot: #1d1206;
          --shadow: 0 1px 0 rgb(255 255 255 / 4%) inset, 0 12px 32px -12px rgb(0 0 0 / 60%); } }
        """

    private static let frame = """
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
        body { margin: 0; background: var(--ground); color: var(--ink); overflow-wrap: anywhere;
          font: 1rem/1.5 -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, Inter,
          "Adwaita Sans", Cantarell, "Noto Sans", "Liberation Sans", system-ui, sans-serif; }
        main { width: min(100%, 76rem); margin: 0 auto; padding: 1.25rem 2rem 4rem; }
        .wordmark { display: flex; align-items: center; gap: .625rem; margin: 0 0 2rem;
          font-size: 1.125rem; font-weight: 650; letter-spacing: -.01em; }
        .wordmark svg { width: 28px; height: 28px; }
        .wordmark rect { fill: #2b47d4; }
        .wordmark path { fill: none; stroke: #fff; stroke-width: 3.2; stroke-linecap: round;
          stroke-linejoin: round; }
        h1 { font-size: 2rem; line-height: 1.15; font-weight: 650; letter-spacing: -.02em;
          margin: 0; text-wrap: balance; }
        h2 { font-size: 1.125rem; line-height: 1.3; font-weight: 650; letter-spacing: -.01em;
          margin: 0 0 .75rem; }
        h3 { font-size: 1rem; font-weight: 650; margin: 1rem 0 .5rem; }
        p { margin: .25rem 0 0; }
        .note, .lead { color: var(--quiet); }
        .note { font-size: .9375rem; }
        p.note { margin-bottom: 1rem; max-width: 46rem; }
        summary { font-weight: 600; margin-top: 1.25rem; cursor: pointer; }
        code { font: .8125rem/1.55 ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
        pre { margin: 0 0 1rem; padding: .75rem 1rem; overflow-x: auto; overflow-wrap: normal;
          border: 1px solid var(--rule); border-radius: var(--round); background: var(--ground); }
        .card { min-width: 0; margin-top: 1.25rem; padding: 1.5rem; border-radius: var(--radius);
          border: 1px solid var(--rule); background: var(--paper); box-shadow: var(--shadow); }
        .pair { display: grid; gap: 1.25rem; align-items: start;
          grid-template-columns: repeat(auto-fit, minmax(min(100%, 25rem), 1fr)); }
        .pair .card, .pair .scroll { min-width: 0; }
        .facts { display: grid; gap: 1rem 2rem; margin: 0;
          grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); }
        .facts dt { color: var(--quiet); font-size: .875rem; }
        .facts dd { margin: 0; font-size: 1.625rem; font-weight: 650; letter-spacing: -.01em;
          font-variant-numeric: tabular-nums; }
        .facts small { display: block; color: var(--quiet); font-size: .8125rem;
          font-weight: 400; letter-spacing: 0; }
        .lines { margin: 0; border-top: 1px solid var(--rule); }
        .lines div { display: flex; flex-wrap: wrap; gap: 0 1.5rem; padding: .5rem 0;
          border-bottom: 1px solid var(--rule); }
        .lines dt { flex: 0 0 14rem; color: var(--quiet); }
        .lines dd { flex: 1 1 12rem; margin: 0; font-variant-numeric: tabular-nums; }
        """

    private static let tables = """
        .scroll { overflow-x: auto; font-size: .875rem; overflow-wrap: normal; }
        .scroll td { white-space: nowrap; }
        table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
        th, td { text-align: right; padding: .375rem .5rem;
          border-bottom: 1px solid var(--rule); }
        th { color: var(--quiet); font-weight: 500; font-size: .8125rem; vertical-align: bottom; }
        th:first-child, td:first-child { text-align: left; padding-left: 0; }
        th:last-child, td:last-child { padding-right: 0; }
        tbody.means td { border-bottom: 0; color: var(--quiet); }
        figure + .scroll { margin-top: 1rem; }
        .classes td { vertical-align: middle; } .classes svg { width: 10rem; }
        """

    private static let charts = """
        figure { margin: 0; min-width: 0; overflow-x: auto; }
        figcaption { font-size: .9375rem; margin-bottom: .375rem; }
        svg { width: 100%; height: auto; display: block; }
        svg.broad { min-width: 30rem; }
        svg text { fill: var(--ink); font-size: 13px; font-variant-numeric: tabular-nums; }
        svg .tick { fill: var(--quiet); } svg .symbol { font-size: 15px; font-weight: 650; }
        svg .count.strong { fill: var(--on-hot); }
        svg .name { font-size: 19px; font-weight: 700; paint-order: stroke;
          stroke: var(--paper); stroke-width: 5px; stroke-linejoin: round; }
        .grid { stroke: var(--rule); } .ideal { stroke: var(--edge); stroke-dasharray: 4 4; }
        .gap { stroke: var(--hot); stroke-width: 2; }
        .curve { fill: none; stroke-width: 2; stroke-linejoin: round; }
        .curve.training { stroke: var(--edge); } .curve.validation { stroke: var(--accent); }
        circle.training { fill: var(--edge); } circle.validation { fill: var(--accent); }
        .cell.right { fill: var(--tint); } .cell.wrong { fill: var(--hot); }
        .cell.none { fill: var(--ground); } .bar { fill: var(--accent); }
        .legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; font-size: .875rem;
          color: var(--quiet); margin-bottom: .75rem; }
        .legend i { display: inline-block; width: 1.1rem; height: .2rem; border-radius: 2px;
          vertical-align: middle; margin-right: .4rem; }
        .legend .training { background: var(--edge); }
        .legend .validation { background: var(--accent); }
        .maps svg { border: 1px solid var(--rule); border-radius: var(--round); }
        .maps circle { fill-opacity: .75; }
        .hue0 { fill: #4e79a7; } .hue1 { fill: #f28e2b; } .hue2 { fill: #59a14f; }
        .hue3 { fill: #e15759; } .hue4 { fill: #76b7b2; } .hue5 { fill: #b6992d; }
        .hue6 { fill: #b07aa1; } .hue7 { fill: #d37295; } .hue8 { fill: #9c755f; }
        .hue9 { fill: #79706e; }
        """

    private static let pictures = """
        .gallery { list-style: none; margin: 0; padding: 0; display: grid; gap: .9rem;
          grid-template-columns: repeat(auto-fill, minmax(92px, 1fr)); }
        .gallery img { image-rendering: pixelated; border-radius: .375rem; display: block; }
        .gallery div { font-size: .875rem; white-space: nowrap; }
        .gallery.pairs { grid-template-columns: repeat(auto-fill, minmax(116px, 1fr)); }
        .strips { list-style: none; margin: 0; padding: 0; display: grid; gap: 1rem 1.5rem;
          grid-template-columns: repeat(auto-fill, minmax(min(100%, 420px), 1fr)); }
        .strips img { image-rendering: pixelated; border-radius: .375rem; display: block;
          width: 100%; }
        .strips div { font-size: .875rem; margin-top: .25rem; }
        .classes img, .two img { image-rendering: pixelated; border-radius: 4px; display: block; }
        .two { display: flex; gap: 4px; }
        .sheet { image-rendering: pixelated; border-radius: .375rem; max-width: 100%;
          height: auto; display: block; }
        .truth { font-weight: 700; } .answer { font-weight: 700; color: var(--hot); }
        @media (max-width: 40rem) {
          main { padding: 1rem .75rem 3rem; } .card { padding: 1rem; margin-top: .75rem; }
          .wordmark { margin-bottom: 1.25rem; } h1 { font-size: 1.625rem; }
          .pair { gap: .75rem; } .pair .card + .card { margin-top: 0; }
          .facts { gap: 1rem; } .facts dd { font-size: 1.375rem; }
          .scroll { font-size: .8125rem; } th, td { padding-inline: .25rem; }
          th { font-size: .75rem; }
          .scroll td:first-child { white-space: normal; min-width: 4rem; }
          .lines dt { flex-basis: 100%; } .classes svg { width: 4rem; } }
        """
}
