"""Answers of the server, changed on their way into the page.

In the page, because a browser hands the pictures that it sends to nobody who stands between.
"""

import json


def alter(page, *changes):
    """Lets each change, a JavaScript function of a record, have a hand in every answer."""
    page.evaluate(f"""() => {{
      const changes = [{", ".join(changes)}];
      window.askedFetch ??= window.fetch;
      window.fetch = async (address, options) => {{
        const response = await window.askedFetch(address, options);
        const record = await response.json();
        for (const change of changes) change(record);
        return Response.json(record, {{ status: response.status }});
      }};
    }}""")


def restore(page):
    """Hands answers over as they are again."""
    page.evaluate("() => { window.fetch = window.askedFetch; }")


def unreadable(*reasons, **words):
    """A change that makes digits unreadable, with the words for some of the reasons."""
    return f"""(record) => {{
      if (!record.symbols?.length) return;
      Object.assign(record, {{
        outcome: "unreadable", text: "", confidence: 0, reasons: {json.dumps(reasons)},
        words: {json.dumps(words)} }});
      delete record.value;
    }}"""


def shared(probabilities, other):
    """A change that gives each named digit its probability, and what is none of them the rest."""
    ranked = sorted(probabilities.items(), key=lambda item: -item[1])
    digits = ranked + [(digit, 0.0) for digit in "0123456789" if digit not in probabilities]
    classes = [{"symbol": digit, "probability": share} for digit, share in digits]
    return f"""(record) => {{
      const [symbol] = record.symbols ?? [];
      if (!symbol) return;
      const [best, ...alternatives] = {json.dumps(classes)};
      Object.assign(symbol, best, {{ alternatives, otherProbability: {other} }});
      if (record.outcome !== "digit") return;
      Object.assign(record, {{ text: best.symbol, value: best.symbol,
        confidence: best.probability }});
    }}"""


def with_fields(**fields):
    """A change that sets fields of every record."""
    return f"(record) => Object.assign(record, {json.dumps(fields)})"


def explained(**fields):
    """A change that sets fields of every explanation; `None` takes one away."""
    return f"""(record) => {{
      if (!record.explanation) return;
      for (const [name, value] of Object.entries({json.dumps(fields)})) {{
        if (value === null) delete record.explanation[name];
        else record.explanation[name] = value;
      }}
    }}"""
