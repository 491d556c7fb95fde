"""Fingers on a tablet, point by point: more than a tap in the middle of a pad."""

from playwright.sync_api import BrowserContext, Page


class Hands:
    """Up to ten fingers on one page; points are px of the window."""

    def __init__(self, page: Page, context: BrowserContext) -> None:
        self._devtools = context.new_cdp_session(page)
        self._page = page
        self._points: dict[int, tuple[float, float]] = {}

    def middle(self, pad: int) -> tuple[float, float]:
        box = self._page.locator(f"[data-pad='{pad}']").bounding_box()
        if box is None:
            raise AssertionError(f"pad {pad} is not on the screen")
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def down(self, x: float, y: float, finger: int = 0) -> None:
        self._points[finger] = (x, y)
        self._send("touchStart", finger)

    def move(self, x: float, y: float, finger: int = 0) -> None:
        self._points[finger] = (x, y)
        self._send("touchMove", finger)

    def up(self, finger: int = 0) -> None:
        self._send("touchEnd", finger)
        del self._points[finger]

    def cancel(self) -> None:
        """The system takes all touches away, as a four-finger gesture does."""
        self._send("touchCancel")
        self._points.clear()

    def tap(self, x: float, y: float) -> None:
        self.down(x, y)
        self.up()

    def _send(self, kind: str, *fingers: int) -> None:
        points = [{"x": self._points[one][0], "y": self._points[one][1], "id": one} for one in fingers]
        self._devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
