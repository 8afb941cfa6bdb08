// The last lines of the program's script in the one file: the program lies in the page, packed, and is
// compiled while it is unpacked. So do the books, which the program asks for by `kwPart`.
const unpacked = (id) => {
  const packed = Uint8Array.from(atob(document.getElementById(id).textContent), (c) => c.charCodeAt(0));
  return new globalThis['xz-decompress'].XzReadableStream(new Blob([packed]).stream());
};
globalThis.kwPart = (id) => new Response(unpacked(id)).text();
await __wbg_init({ module_or_path: new Response(unpacked('program'), { headers: { 'content-type': 'application/wasm' } }) });
