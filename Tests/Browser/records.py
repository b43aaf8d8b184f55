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


def unreadable(*reasons):
    """A change that makes digits unreadable."""
    return f"""(record) => {{
      if (!record.symbols?.length) return;
      Object.assign(record, {{
        outcome: "unreadable", text: "", confidence: 0, reasons: {json.dumps(reasons)} }});
      delete record.value;
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
