// Hands the keyboard to a menu that it opened, and back to the button when the menu closes.
const BUTTON = '[data-testid="stMenuButtonButton"]';
const MENU = '[data-testid="stMenuButtonBody"] [role="menu"]';
const FRAMES = 60;
let button = null;

function until(found, then, frames = FRAMES) {
  const it = found();
  if (it) then(it);
  else if (frames) requestAnimationFrame(() => until(found, then, frames - 1));
}

function opened({ target, detail }) {
  const pressed = target.closest?.(BUTTON);
  if (!pressed || detail) return; // a mouse counts its clicks, a key does not
  button = pressed;
  if (pressed.ariaExpanded === "true") return; // it closes now
  until(
    () => document.querySelector(`${MENU} [role="menuitem"]`),
    (item) => item.focus(),
  );
}

function keyed({ target, key }) {
  if (!button || !target.closest?.(MENU) || !["Enter", " ", "Escape"].includes(key)) return;
  until(
    () => !document.querySelector(MENU) && button.isConnected && button,
    (back) => back.focus(),
  );
}

export default function menus() {
  document.addEventListener("click", opened, true);
  document.addEventListener("keydown", keyed, true);
  return () => {
    document.removeEventListener("click", opened, true);
    document.removeEventListener("keydown", keyed, true);
  };
}
