// Of /api/*: the API does not know that it is called so here.
function handler(event) {
  const request = event.request;
  request.uri = request.uri.replace(/^\/api(?=\/)/, '');
  return request;
}
