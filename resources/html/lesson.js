// Says what a word of the glossary means, where it is pointed at, tapped or reached with Tab.
(() => {
  const meaning = document.getElementById("meaning");
  const gap = 6;

  function explain(term) {
    meaning.textContent = document.getElementById(term.getAttribute("aria-describedby")).textContent;
    meaning.hidden = false;
    const place = term.getBoundingClientRect();
    const size = meaning.getBoundingClientRect();
    const right = document.documentElement.clientWidth - size.width - gap;
    const isRoom = place.bottom + gap + size.height <= document.documentElement.clientHeight;
    const top = isRoom ? place.bottom + gap : place.top - gap - size.height;
    meaning.style.left = `${Math.max(gap, Math.min(place.left, right)) + window.scrollX}px`;
    meaning.style.top = `${top + window.scrollY}px`;
  }

  function hide() {
    meaning.hidden = true;
  }

  for (const term of document.querySelectorAll(".term")) {
    term.addEventListener("pointerenter", () => explain(term));
    term.addEventListener("focus", () => explain(term));
    term.addEventListener("pointerleave", hide);
    term.addEventListener("blur", hide);
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
})();
