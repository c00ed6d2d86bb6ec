package session

// Behind is of a page or a tab what it has missed while another one is in front, so that it is made again once, when it
// comes back, and not at each edit. The zero value is in front.
type Behind struct{ behind, missed bool }

// Left notes that another one has come to the front.
func (b *Behind) Left() { b.behind = true }

// Waits reports whether it is behind another one and need not be made again yet.
func (b *Behind) Waits() bool {
	b.missed = b.missed || b.behind
	return b.behind
}

// Returned notes that it is in front, and reports whether it is to be made again.
func (b *Behind) Returned() bool {
	missed := b.missed
	*b = Behind{}
	return missed
}
