// Keeps a text from the first keystroke: in this browser at once, in carehire at each pause. What
// carehire has not confirmed is handed over again after a reload, a closed tab or a stopped server.
const PAUSE = 600;
const PATIENCE = 4000;
const BREATH = 1000;
const UNCONFIRMED = "Kept in this browser. carehire has not confirmed it yet.";
const TOUCHES = ["click", "keyup"];
const MOST = 8;
const LOOK = 100;
const LOOKS = 100;
const tries = new Map();
let step = null;
let pause = null;
let late = null;
let behind = null;
let picks = 0;
let later = null;
let deafen = () => {};

const chosen = (name) => `${name} choice`;
const place = (name) => `carehire evidence ${name}`;

function draftOf(name) {
  try {
    return JSON.parse(localStorage.getItem(place(name)));
  } catch {
    return null; // a browser that keeps nothing
  }
}

function hold(name, draft) {
  try {
    if (draft) localStorage.setItem(place(name), JSON.stringify(draft));
    else localStorage.removeItem(place(name));
  } catch {
    // then the pause alone must do
  }
}

// What was written elsewhere since the draft was begun is not lost to it: both stand.
function whole(draft, kept) {
  const alone = draft.base === kept || !kept.trim() || draft.text.includes(kept);
  return alone ? draft.text : `${kept}\n${draft.text}`;
}

function quieten() {
  for (const timer of [pause, late, behind]) clearTimeout(timer);
}

// The button that led here is gone, and with it the place of whoever goes on by keyboard.
function begin(heading) {
  if (!heading) return;
  heading.tabIndex = -1;
  heading.style.outline = "none";
  heading.focus({ preventScroll: true });
}

// The field may be drawn after this: until it is there to be heard, it is looked for again.
export default function keeper(component) {
  let end;
  const look = (looks) => {
    end = listen(component);
    if (!end && looks) later = setTimeout(look, LOOK, looks - 1);
  };
  clearTimeout(later);
  look(LOOKS);
  return () => {
    clearTimeout(later);
    end?.();
  };
}

function listen({ data, parentElement, setTriggerValue }) {
  const main = document.querySelector('[data-testid="stMain"]');
  const fields = [...(main?.querySelectorAll("textarea") ?? [])];
  const field = data.label ? fields.find((each) => each.ariaLabel === data.label) : fields[0];
  const status = parentElement.querySelector("p");
  if (step !== null && step !== data.step) {
    quieten();
    main?.scrollTo({ top: 0 });
    begin(main?.querySelector("h2"));
  }
  step = data.step;
  deafen(); // this is called anew whenever the page is, and its end only once
  if (!field) return undefined;
  const say = (words) => {
    if (status.textContent !== words) status.textContent = words;
  };
  const send = (text, restored) => setTriggerValue("typed", { step: data.step, text, restored });
  const hand = () => {
    const draft = draftOf(data.step);
    if (!draft) return;
    const text = whole(draft, data.kept);
    hold(data.step, { base: draft.base, text });
    tries.set(text, (tries.get(text) ?? 0) + 1);
    send(text, field.value !== text);
  };
  // What is sent while the server is away is lost on the way, so it is sent until it is confirmed.
  const again = () => {
    say(UNCONFIRMED);
    if ((tries.get(draftOf(data.step)?.text) ?? 0) < MOST) late = setTimeout(again, PATIENCE);
    hand();
  };
  const wait = () => {
    say("Saving …");
    clearTimeout(late);
    late = setTimeout(again, PATIENCE);
  };
  const typed = () => {
    const draft = draftOf(data.step);
    hold(data.step, { base: draft ? draft.base : data.kept, text: field.value });
    wait();
    clearTimeout(pause);
    pause = setTimeout(() => send(field.value, false), PAUSE);
  };
  const left = () => clearTimeout(pause);
  // A page that is left or a tab that is closed waits for no pause; what does not arrive lies here.
  const hidden = () => {
    const draft = draftOf(data.step);
    if (draft && draft.text === field.value && document.visibilityState === "hidden") send(field.value, false);
  };
  const bring = (after) => {
    clearTimeout(behind);
    behind = setTimeout(() => {
      const held = draftOf(chosen(data.step));
      if (!held) return;
      if (after === PATIENCE) say(UNCONFIRMED);
      setTriggerValue("picked", { step: data.step, choice: held.choice });
      picks += 1;
      if (picks < MOST) bring(PATIENCE);
    }, after);
  };
  // The circles tell nobody that they changed, so they are looked at after each touch and key.
  const pick = () => {
    const circles = [...main.querySelectorAll('input[type="radio"]')];
    const choice = data.options[circles.findIndex((each) => each.checked)];
    const held = draftOf(chosen(data.step));
    if (!choice || choice === (held ? held.choice : data.chosen)) return;
    hold(chosen(data.step), { from: held ? [...held.from, held.choice] : [data.chosen], choice });
    picks = 0;
    bring(PATIENCE);
  };
  // A choice goes to carehire by itself. It is brought back where carehire stopped before it was there,
  // and dropped where somebody has chosen otherwise since.
  const held = draftOf(chosen(data.step));
  clearTimeout(behind);
  if (held && (held.choice === data.chosen || !held.from.includes(data.chosen))) {
    hold(chosen(data.step), null);
  } else if (held) {
    bring(BREATH);
  }

  // A step that was left told of its text on the way out, and would bring it up again later.
  const [gone, arrived] = data.confirmed;
  if (gone !== data.step && draftOf(gone)?.text === arrived) hold(gone, null);
  const draft = draftOf(data.step);
  if (!draft && document.activeElement === field && ![data.kept, data.heard].includes(field.value)) {
    typed(); // before this was here to listen
  } else if (!draft || draft.text === data.heard || draft.text === data.kept) {
    hold(data.step, null);
    clearTimeout(late);
    say(data.said);
  } else if (document.activeElement !== field || [draft.text, data.kept].includes(field.value)) {
    // Nobody is typing on: what lies here is older than this page.
    const first = !tries.has(whole(draft, data.kept));
    wait();
    if (first) hand();
  }
  field.addEventListener("input", typed);
  field.addEventListener("blur", left);
  document.addEventListener("visibilitychange", hidden);
  const touched = () => setTimeout(pick);
  if (data.options.length) for (const event of TOUCHES) main.addEventListener(event, touched);
  deafen = () => {
    for (const event of TOUCHES) main.removeEventListener(event, touched);
    field.removeEventListener("input", typed);
    field.removeEventListener("blur", left);
    document.removeEventListener("visibilitychange", hidden);
  };
  return () => {
    deafen();
    quieten();
  };
}
