"use strict";
// Lights the statistic set of the element under the pointer in every cube, and shows its numbers.
function liven(figure) {
  const data = JSON.parse(figure.querySelector("script").textContent);
  const svg = figure.querySelector("svg");
  const place = figure.querySelector(".place");
  const numbers = figure.querySelector(".numbers table");
  const [N, C, H, W] = data.shape;
  let element = data.element.slice();
  let pinned = null;

  const flat = (i) => ((i[0] * C + i[1]) * H + i[2]) * W + i[3];
  const label = (norm, i) => {
    let at = 0;
    norm.sizes.forEach((size, axis) => { at = at * size + (size === 1 ? 0 : i[axis]); });
    return norm.labels[at];
  };

  // Every visible cell, once: its index, its sides and their colours outside and inside of a set.
  const cells = [];
  for (const norm of data.norms) {
    const start = data.prefix + norm.name;
    for (const node of svg.querySelectorAll(`[id^="${start}-"].set, [id^="${start}-"].rest`)) {
      const found = /-n(\d+)-c(\d+)-h(\d+)-w(\d+)$/.exec(node.id);
      if (!found || !node.id.slice(start.length).match(/^-(tile-)?n\d/)) continue;
      const index = found.slice(1).map(Number);
      const sides = (node.tagName === "g" ? [...node.children] : [node]).map((side) => {
        const fill = side.getAttribute("fill");
        return { side, rest: data.rest[fill] || fill, set: data.set[fill] || fill };
      });
      const cell = { node, norm, index, sides, label: label(norm, index) };
      node.cell = cell;
      cells.push(cell);
    }
  }

  const same = (one, other) => one.every((value, axis) => value === other[axis]);

  function show(index) {
    element = index;
    const wanted = new Map(data.norms.map((norm) => [norm, label(norm, index)]));
    for (const cell of cells) {
      const inside = cell.label === wanted.get(cell.norm);
      cell.node.setAttribute("class", `${inside ? "set" : "rest"}${same(cell.index, index) ? " element" : ""}`);
      // Painted last, or its neighbours would cover half of its outline.
      if (same(cell.index, index) && cell.node.nextElementSibling) cell.node.parentNode.append(cell.node);
      if (data.recolors) {
        for (const each of cell.sides) each.side.setAttribute("fill", inside ? each.set : each.rest);
      }
    }
    tell(index);
  }

  function format(value) {
    if (value === null || value === undefined) return "–";
    const size = Math.abs(value);
    const text = size && (size < 1e-3 || size >= 1e5) ? value.toExponential(2) : value.toPrecision(4);
    return text.replace(/-/g, "\u2212");
  }

  function tell(index) {
    const names = data.axes.map((axis, at) => `${axis} = ${index[at]}`);
    place.textContent = `${names.join(", ")}: x = ${format(data.x[flat(index)])}`;
    numbers.replaceChildren();
    const head = numbers.createTHead().insertRow();
    for (const word of data.columns) {
      const cell = document.createElement("th");
      cell.scope = "col";
      cell.textContent = word;
      head.append(cell);
    }
    const body = numbers.createTBody();
    for (const norm of data.norms) {
      const row = body.insertRow();
      const set = norm.sets[label(norm, index)];
      const values = [norm.title, set.size.toLocaleString("en"), ...[set.mean, set.divisor].map(format)];
      values.push(format(norm.x_hat[flat(index)]), format(norm.y[flat(index)]));
      for (const value of values) row.insertCell().textContent = value;
    }
  }

  const cellAt = (event) => {
    const node = event.target.closest && event.target.closest(".set, .rest");
    return node && node.cell;
  };
  svg.addEventListener("pointermove", (event) => {
    const cell = cellAt(event);
    if (cell && !pinned && !same(cell.index, element)) show(cell.index);
  });
  svg.addEventListener("pointerdown", (event) => {
    const cell = cellAt(event);
    if (!cell) return;
    pinned = pinned && same(cell.index, pinned) ? null : cell.index;
    show(cell.index);
  });
  const steps = { ArrowLeft: [3, -1], ArrowRight: [3, 1], ArrowUp: [2, -1], ArrowDown: [2, 1] };
  const shifted = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [1, -1], ArrowDown: [1, 1] };
  svg.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { pinned = null; return; }
    const step = (event.shiftKey ? shifted : steps)[event.key];
    if (!step) return;
    event.preventDefault();
    const moved = element.slice();
    moved[step[0]] = Math.min(data.shape[step[0]] - 1, Math.max(0, moved[step[0]] + step[1]));
    pinned = moved;
    show(moved);
  });
  figure.style.setProperty("--panels", data.norms.length);
  svg.setAttribute("tabindex", "0");
  svg.setAttribute("aria-describedby", place.id);
  svg.classList.add("live");
  if (!data.recolors) svg.classList.add("outlined");
  show(element);
}

document.querySelectorAll("figure.interactive").forEach(liven);
