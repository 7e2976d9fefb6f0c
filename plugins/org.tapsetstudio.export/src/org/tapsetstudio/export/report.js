// Marks the boxes of the pictures whose tooltip contains what is typed.
const found = document.getElementById("found");
document.getElementById("find").addEventListener("input", event => {
	const wanted = event.target.value.toLowerCase();
	let hits = 0;
	for (const box of document.querySelectorAll("svg g")) {
		const hit = wanted !== "" && box.querySelector("title").textContent.split("\n")[0].toLowerCase().includes(wanted);
		box.classList.toggle("hit", hit);
		hits += hit;
	}
	found.textContent = wanted === "" ? "" : hits + " boxes";
});
