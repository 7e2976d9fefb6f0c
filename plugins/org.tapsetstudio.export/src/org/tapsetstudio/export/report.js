// What the pictures answer to: a word that is looked for, the pointer, and the keyboard.
const MARGIN = 10, WIDTH = 1180;

class Picture {
	constructor(element) {
		this.element = element;
		this.told = document.getElementById(element.id + "-box");
		this.boxes = [...element.querySelectorAll("g")].map(g => {
			const rect = g.querySelector("rect");
			const at = name => Number(rect.getAttribute(name));
			return { g, rect, tip: g.querySelector("title").textContent, x: at("x"), y: at("y"), width: at("width") };
		});
		this.rows = [...new Set(this.boxes.map(box => box.y))].sort((a, b) => a - b);
		this.character = this.widthOfCharacter();
		for (const box of this.boxes) {
			this.place(box, box.x, box.width);
			box.g.addEventListener("click", () => this.open(box));
		}
		element.addEventListener("keydown", event => {
			if (this.boxes.length > 0 && !event.ctrlKey && !event.altKey && !event.metaKey && this.key(event.key)) {
				event.preventDefault();
			}
		});
	}

	newText(y) {
		const text = document.createElementNS("http://www.w3.org/2000/svg", "text");
		text.setAttribute("y", y);
		return text;
	}

	// The reader's fixed-width font is any.
	widthOfCharacter() {
		const text = this.element.querySelector("svg").appendChild(this.newText(0));
		text.textContent = "m".repeat(20);
		const width = text.getComputedTextLength() / 20;
		text.remove();
		return width > 0 ? width : 6.6;
	}

	place(box, x, width) {
		box.rect.setAttribute("x", x);
		box.rect.setAttribute("width", width);
		box.rect.style.stroke = width < 2 ? "none" : "";
		const fits = Math.floor((width - 6) / this.character), label = fits < 3 ? [] : [...box.tip.split("\n")[0]];
		const text = box.g.querySelector("text") ?? (fits < 3 ? null : box.g.appendChild(this.newText(box.y + 12.5)));
		text?.setAttribute("x", x + 3);
		if (text) {
			text.textContent = label.length <= fits ? label.join("") : label.slice(0, fits - 2).join("") + "..";
		}
	}

	key(key) {
		switch (key) {
		case "ArrowLeft": this.select(this.beside(-1)); return true;
		case "ArrowRight": this.select(this.beside(1)); return true;
		case "ArrowUp": this.select(this.inRow(-1)); return true;
		case "ArrowDown": this.select(this.inRow(1)); return true;
		case "Home": this.select(this.shown(this.rows[0])[0]); return true;
		case "Enter": this.open(this.current); return true;
		default: return false;
		}
	}

	shown(y) {
		return this.boxes.filter(box => box.y === y && box.g.style.display !== "none");
	}

	beside(step) {
		const row = this.current ? this.shown(this.current.y) : this.shown(this.rows[0]);
		return this.current ? row[row.indexOf(this.current) + step] : row[0];
	}

	// The box of the next row that has most in common with this one, or else the nearest.
	inRow(step) {
		if (!this.current) {
			return this.shown(this.rows[0])[0];
		}
		const from = Number(this.current.rect.getAttribute("x")), to = from + Number(this.current.rect.getAttribute("width"));
		let best, most = -Infinity;
		for (const box of this.shown(this.rows[this.rows.indexOf(this.current.y) + step])) {
			const left = Number(box.rect.getAttribute("x"));
			const common = Math.min(to, left + Number(box.rect.getAttribute("width"))) - Math.max(from, left);
			if (common > most && this.reaches(common)) {
				[best, most] = [box, common];
			}
		}
		return best;
	}

	reaches(common) {
		return true;
	}

	select(box) {
		if (box) {
			this.current?.g.classList.remove("on");
			this.current = box;
			box.g.classList.add("on");
			box.g.scrollIntoView({ block: "nearest", inline: "nearest" });
			this.told.textContent = box.tip.replace("\n", ": ");
		}
	}

	open(box) {
		this.select(box);
	}

	find(wanted) {
		let hits = 0;
		for (const box of this.boxes) {
			const hit = wanted !== "" && box.tip.split("\n")[0].toLowerCase().includes(wanted);
			box.g.classList.toggle("hit", hit);
			hits += hit;
		}
		return hits;
	}
}

// A box that is opened gets the whole width, and so do its callers.
class Flame extends Picture {
	key(key) {
		if (key === "Escape") {
			this.open(this.boxes[0]);
			return true;
		}
		return super.key(key);
	}

	reaches(common) {
		return common > 0;
	}

	open(opened) {
		if (!opened) {
			return;
		}
		for (const box of this.boxes) {
			const caller = box.y < opened.y && box.x <= opened.x + .01 && box.x + box.width >= opened.x + opened.width - .01;
			const inside = box.y >= opened.y && box.x >= opened.x - .01 && box.x + box.width <= opened.x + opened.width + .01;
			box.g.style.display = caller || inside ? "" : "none";
			if (caller || inside) {
				const scale = WIDTH / opened.width;
				this.place(box, caller ? MARGIN : MARGIN + (box.x - opened.x) * scale, caller ? WIDTH : box.width * scale);
			}
		}
		this.select(opened);
	}
}

const pictures = [...document.querySelectorAll(".picture")].map(element => element.id === "flamegraph" ? new Flame(element) : new Picture(element));
const found = document.getElementById("found");
document.getElementById("find").addEventListener("input", event => {
	const wanted = event.target.value.toLowerCase();
	const hits = pictures.reduce((sum, picture) => sum + picture.find(wanted), 0);
	found.textContent = wanted === "" ? "" : hits === 1 ? "1 box" : hits + " boxes";
});
