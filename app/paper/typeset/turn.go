package typeset

// HalfTurn has everything that draw puts on the canvas stand on its head: turned by half round the middle of a box, as
// the far face of a folded card needs it. What is drawn inside the box stays inside. Links are not turned.
func (c *Canvas) HalfTurn(box Rect, draw func()) {
	c.ops = append(c.ops, "q -1 0 0 -1 "...)
	c.numbers(2*box.X+box.W, 2*(c.size.H-box.Y)-box.H)
	c.ops = append(c.ops, "cm\n"...)
	fill, set := c.fill, c.fillSet
	draw()
	c.fill, c.fillSet = fill, set
	c.ops = append(c.ops, "Q\n"...)
}
