// Hides what lacks the words typed. Asks, sends and stores nothing.
const ITEM = ".card, .row, .rows li";
const within = (part) => [...part.querySelectorAll(ITEM)];
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/(\d)[ .()-]+(?=\d)/g, "$1");

function sift() {
  const items = within(document);
  const place = document.querySelector(".sift");
  if (!place || items.length < 5) return;
  const [label, box, status] = ["label", "input", "p"].map((name) => place.appendChild(document.createElement(name)));
  Object.assign(box, { id: "sift", type: "search", autocomplete: "off", spellcheck: false });
  label.htmlFor = "sift";
  label.textContent = place.dataset.label;
  status.setAttribute("role", "status");
  place.hidden = false;
  let texts, saying;
  box.oninput = () => {
    texts ??= items.map((item) => fold(item.textContent));
    const words = fold(box.value).split(/\s+/);
    items.forEach((item, index) => (item.hidden = !words.every((word) => texts[index].includes(word))));
    for (const part of document.querySelectorAll("section, .rows")) {
      const inside = within(part);
      part.hidden = inside[0] && !part.contains(place) && inside.every((item) => item.hidden);
      if (part.previousElementSibling?.matches("h3")) part.previousElementSibling.hidden = part.hidden;
    }
    const left = items.filter((item) => !item.hidden).length;
    clearTimeout(saying);
    saying = setTimeout(() => (status.textContent = place.dataset.left.replace("#", left)), 400);
  };
}

sift();
document.addEventListener("shown", sift);
