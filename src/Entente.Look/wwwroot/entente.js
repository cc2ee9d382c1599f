// Every page works without this file; with it, the theme changes without a reload and menus close as people expect.

/** A menu in a <details>: Escape and a click elsewhere close it. */
class Pop extends HTMLElement {
  connectedCallback() {
    const details = this.querySelector('details');
    this.addEventListener('keydown', event => {
      if (event.key !== 'Escape' || !details.open) return;
      details.open = false;
      details.querySelector('summary').focus();
    });
    this.elsewhere = event => { if (!this.contains(event.target)) details.open = false; };
    document.addEventListener('click', this.elsewhere);
    document.addEventListener('focusin', this.elsewhere);
  }

  disconnectedCallback() {
    document.removeEventListener('click', this.elsewhere);
    document.removeEventListener('focusin', this.elsewhere);
  }
}

/** The theme's form: its button changes the page at once and leaves the same cookie that the server would. */
class Theme extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector('form');
    this.button = form.querySelector('button');
    this.show();
    form.addEventListener('submit', event => {
      event.preventDefault();
      const theme = this.dark ? 'light' : 'dark';
      document.documentElement.dataset.theme = theme;
      const secure = location.protocol === 'https:' ? '; secure' : '';
      document.cookie = `theme=${theme}; path=/; max-age=31536000; samesite=lax${secure}`;
      this.show();
    });
  }

  get dark() {
    const chosen = document.documentElement.dataset.theme;
    return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  }

  show() {
    this.button.querySelector('.vh').textContent = this.dark ? this.button.dataset.light : this.button.dataset.dark;
    this.button.value = this.dark ? 'light' : 'dark';
  }
}

/** The side navigation on a phone, which a plain link opens by its fragment: Escape and a click beside it close it. */
class Menu extends HTMLElement {
  connectedCallback() {
    this.close = event => {
      if (location.hash !== '#side') return;
      const beside = event.type === 'click' && !this.contains(event.target) && !event.target.closest('a.menu');
      if (event.key !== 'Escape' && !beside) return;
      location.hash = '#main';
      document.querySelector('a.menu')?.focus();
    };
    document.addEventListener('keydown', this.close);
    document.addEventListener('click', this.close);
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this.close);
    document.removeEventListener('click', this.close);
  }
}

/** The map: a click on a country leads where its row in the table leads. */
class EuropeMap extends HTMLElement {
  connectedCallback() {
    this.addEventListener('click', event => {
      const href = event.target.closest('[data-href]')?.dataset.href;
      if (href) location.href = href;
    });
  }
}

/** A job's progress: asks every second for that part of the page alone while it is open, and at the end shows the page with the result. */
class Progress extends HTMLElement {
  connectedCallback() {
    this.timer = setTimeout(() => this.look(), 1000);
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
  }

  async look() {
    try {
      const answer = await fetch(this.dataset.from);
      const shown = this.querySelector('[role=status]');
      // Nothing more to tell, or signed out meanwhile.
      if (answer.status === 204 || answer.redirected) {
        shown.textContent = this.dataset.over;
        location.replace(location.href);
        return;
      }
      const now = await answer.text();
      if (answer.ok && now !== this.told) {
        this.told = now;
        shown.replaceChildren(...new DOMParser().parseFromString(now, 'text/html').body.childNodes);
      }
    } catch {
      // The network is away: the next look may succeed, and "Look again" is beside it.
    }
    this.timer = setTimeout(() => this.look(), 1000);
  }
}

/** The search box of the top bar: the key "/" leads to it from wherever nothing is being typed. */
class Search extends HTMLElement {
  connectedCallback() {
    this.key = event => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (event.target.closest('input, textarea, select, [contenteditable]')) return;
      event.preventDefault();
      const box = this.querySelector('input');
      // On a phone the bar shows a button only, which opens the page of the search.
      (box.offsetParent ? box : document.querySelector('#search-q'))?.focus();
    };
    document.addEventListener('keydown', this.key);
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this.key);
  }
}

/** A day: beside the field, which takes what people write, a button opens the browser's own calendar. */
class Day extends HTMLElement {
  connectedCallback() {
    const field = this.querySelector('input');
    const parts = this.querySelector('template');
    if (!parts) return;
    this.append(parts.content.cloneNode(true));
    parts.remove();
    const picker = this.querySelector('input[type=date]');
    this.querySelector('button').addEventListener('click', () => {
      // What is written there as the calendar writes it is where the calendar opens.
      picker.value = field.value.trim();
      picker.showPicker();
    });
    picker.addEventListener('change', () => {
      if (!picker.value) return;
      field.value = picker.value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.focus();
    });
  }
}

/** A board of cards: a card that is dropped in another column is moved by its own form, as by hand. */
class Board extends HTMLElement {
  connectedCallback() {
    for (const card of this.querySelectorAll('li[data-card]:has(form)')) card.draggable = true;
    this.addEventListener('dragstart', event => {
      this.card = event.target.closest('li[data-card]');
      event.dataTransfer.effectAllowed = 'move';
      event.dataTransfer.setData('text/plain', this.card?.dataset.card ?? '');
    });
    this.addEventListener('dragover', event => {
      const lane = this.target(event);
      this.mark(lane);
      if (lane) event.preventDefault();
    });
    this.addEventListener('dragend', () => this.mark(null));
    this.addEventListener('drop', event => {
      const lane = this.target(event);
      if (!lane) return;
      event.preventDefault();
      const form = this.card.querySelector('form');
      form.querySelector('select').value = lane.dataset.lane;
      form.requestSubmit();
    });
  }

  // The column under the pointer, when the card can go there.
  target(event) {
    const lane = event.target.closest?.('[data-lane]');
    return lane && this.card && !lane.contains(this.card) ? lane : null;
  }

  mark(lane) {
    for (const one of this.querySelectorAll('[data-lane]')) one.classList.toggle('over', one === lane);
  }
}

// What was done is said once: a page that is loaded again, kept or sent does not say it any more.
const address = new URL(location.href);
if (address.searchParams.has('done')) {
  address.searchParams.delete('done');
  history.replaceState(history.state, '', address);
}

customElements.define('en-search', Search);
customElements.define('en-day', Day);
customElements.define('en-map', EuropeMap);
customElements.define('en-progress', Progress);
customElements.define('en-pop', Pop);
customElements.define('en-theme', Theme);
customElements.define('en-menu', Menu);
customElements.define('en-board', Board);
