import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useEffect, useState } from 'react';
import { createMemoryRouter, Link, Outlet, RouterProvider } from 'react-router';
import { beforeEach, expect, test } from 'vitest';

import { useFocusOnNewPage } from './focus';

let show: () => void;
let replace: () => void;

function Frame() {
  useFocusOnNewPage();
  return (
    <>
      <Link to="/servers">Servers</Link>
      <input aria-label="Find" />
      <main>
        <Outlet />
      </main>
    </>
  );
}

function Plans() {
  return (
    <>
      <h1>Plans</h1>
      <Link to="?tab=waves">Waves</Link>
    </>
  );
}

/** Its heading comes with what it has loaded. */
function Servers() {
  const [isLoaded, setLoaded] = useState(false);
  const [notice, setNotice] = useState('');
  useEffect(() => {
    show = () => setLoaded(true);
    replace = () => setNotice('Read a minute ago');
  });
  return isLoaded ? <h1 key={notice}>Source servers</h1> : <p>Loading</p>;
}

const heading = (name: string) => screen.findByRole('heading', { name });

beforeEach(() => {
  const children = [
    { path: 'plans', Component: Plans },
    { path: 'servers', Component: Servers },
  ];
  const router = createMemoryRouter([{ path: '/', Component: Frame, children }], {
    initialEntries: ['/plans'],
  });
  render(<RouterProvider router={router} />);
});

test('the first page leaves the focus where it is', async () => {
  await heading('Plans');

  expect(document.body).toHaveFocus();
});

test('a followed link leads to the heading of its page, as soon as that is there', async () => {
  await userEvent.click(screen.getByRole('link', { name: 'Servers' }));
  await screen.findByText('Loading');
  show();

  expect(await heading('Source servers')).toHaveFocus();
});

test('a heading that the page replaces has the focus again', async () => {
  await userEvent.click(screen.getByRole('link', { name: 'Servers' }));
  await screen.findByText('Loading');
  show();
  const first = await heading('Source servers');
  replace();

  await waitFor(() => expect(first).not.toBeInTheDocument());
  await waitFor(async () => expect(await heading('Source servers')).toHaveFocus());
});

test('whoever has gone elsewhere meanwhile stays there', async () => {
  await userEvent.click(screen.getByRole('link', { name: 'Servers' }));
  await userEvent.click(screen.getByRole('textbox', { name: 'Find' }));
  show();

  await heading('Source servers');
  expect(screen.getByRole('textbox', { name: 'Find' })).toHaveFocus();
});

test('what changes within a page moves no focus', async () => {
  const waves = screen.getByRole('link', { name: 'Waves' });

  await userEvent.click(waves);

  expect(waves).toHaveFocus();
});
