// One tap selects and copies a snippet. Without scripts the text can be selected as any other.
for (const button of document.querySelectorAll("[data-copies]")) {
  const box = document.getElementById(button.dataset.copies);
  const says = button.textContent;
  button.hidden = false;
  button.addEventListener("click", () => {
    box.select();
    if (!document.execCommand("copy")) return;
    button.textContent = button.dataset.done;
    setTimeout(() => (button.textContent = says), 2000);
  });
}
