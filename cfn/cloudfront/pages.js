// Of the console's own paths: every one that names no file is a page, and index.html shows all pages.
// Error responses of the distribution cannot do this: they would turn each 404 of the API into HTML.
function handler(event) {
  const request = event.request;
  const name = request.uri.slice(request.uri.lastIndexOf('/') + 1);
  if (!name.includes('.')) {
    request.uri = '/index.html';
  }
  return request;
}
