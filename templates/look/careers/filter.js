// Narrows the list of openings while somebody types or chooses. Without it the page shows them all.
"use strict";
(() => {
  const form = document.getElementById("filter");
  const count = document.getElementById("count");
  if (!form || !count) return;
  const fields = [...form.querySelectorAll("input, select")];
  // Somebody who writes Lodz or Strasse finds Łódź and Straße: letters that are no letter with a mark.
  const whole = { ł: "l", ø: "o", đ: "d", ð: "d", ħ: "h", ı: "i", ß: "ss", æ: "ae", œ: "oe", þ: "th" };
  const plain = (text) =>
    text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/[łøđðħıßæœþ]/g, (letter) => whole[letter]);
  const openings = [...document.querySelectorAll(".opening")].map((card) => ({
    card,
    places: JSON.parse(card.dataset.places),
    workplace: [card.dataset.workplace],
    type: [card.dataset.type],
    text: plain(card.textContent),
  }));
  const all = count.textContent;

  const narrow = () => {
    const wanted = Object.fromEntries(fields.map((field) => [field.name, field.value.trim()]));
    const words = plain(wanted.words || "").split(/\s+/);
    let shown = 0;
    for (const opening of openings) {
      const fits =
        words.every((word) => opening.text.includes(word)) &&
        (!wanted.place || opening.places.includes(wanted.place)) &&
        (!wanted.workplace || opening.workplace.includes(wanted.workplace)) &&
        (!wanted.type || opening.type.includes(wanted.type));
      opening.card.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    for (const section of document.querySelectorAll("section.place")) {
      section.hidden = !section.querySelector(".opening:not([hidden])");
    }
    const narrowed = fields.some((field) => field.value.trim());
    count.textContent = narrowed ? `${shown} of ${all}` : all;
    document.getElementById("none").hidden = shown > 0;
    document.getElementById("clear").hidden = !narrowed;
    const kept = new URLSearchParams(Object.entries(wanted).filter(([, value]) => value)).toString();
    try {
      history.replaceState(null, "", kept ? `?${kept}` : location.pathname + location.hash);
    } catch {
      // A page that is read from a folder may not change its address.
    }
  };

  const asked = new URLSearchParams(location.search);
  for (const field of fields) {
    const value = asked.get(field.name);
    if (value) field.value = value;
    if (field.selectedIndex === -1) field.selectedIndex = 0;
  }
  form.addEventListener("input", narrow);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { narrow(); fields[0].focus(); }));
  form.hidden = false;
  const jump = document.getElementById("jump");
  if (jump) jump.hidden = true;
  narrow();
})();
