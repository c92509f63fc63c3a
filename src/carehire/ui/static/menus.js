// Hands the keyboard to a menu that it opened, back to the button when the menu closes, and along with the
// line that was moved by it.
const BUTTON = '[data-testid="stMenuButtonButton"]';
const MENU = '[data-testid="stMenuButtonBody"] [role="menu"]';
const FRAMES = 60;
const MOMENT = 100;
const MOMENTS = 50;
let button = null;
let following = null;

function until(found, then, frames = FRAMES) {
  const it = found();
  if (it) then(it);
  else if (frames) requestAnimationFrame(() => until(found, then, frames - 1));
}

function nameOf(element) {
  const own = element?.closest('[class*="st-key-"]');
  return [...(own?.classList ?? [])].find((name) => name.startsWith("st-key-"));
}

const buttonsOf = (group) => [...document.querySelectorAll(`.${CSS.escape(group)} ${BUTTON}`)];

// The page is drawn anew after a choice, and may drop the button that has the keyboard. Until it stands,
// the keyboard goes to the button of the same line, or of the one that took its place; whoever goes
// elsewhere meanwhile is left alone.
function follow(line, number, group, moments = MOMENTS) {
  clearTimeout(following);
  if (!moments || ![document.body, button].includes(document.activeElement)) return;
  const all = buttonsOf(group);
  const busy = document.querySelector('[data-testid="stApp"]').dataset.testScriptState !== "notRunning";
  const own = all.find((each) => nameOf(each) === line);
  const next = own ?? (busy ? null : all[Math.min(number, all.length - 1)]);
  if (next && document.activeElement !== next) {
    button = next;
    next.focus();
  }
  following = setTimeout(() => follow(line, number, group, moments - 1), MOMENT);
}

function closed() {
  const group = nameOf(button.closest('[data-testid="stExpander"]'));
  if (!group) return;
  follow(nameOf(button), buttonsOf(group).indexOf(button), group);
}

function opened({ target, detail }) {
  const pressed = target.closest?.(BUTTON);
  if (!pressed || detail) return; // a mouse counts its clicks, a key does not
  clearTimeout(following);
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
    (back) => {
      back.focus();
      if (key !== "Escape") closed();
    },
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
