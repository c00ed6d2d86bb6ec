// Package results is the frame of the Reports tab and its pages about what a program brought home: takeaways, findings
// and follow-ups. The documents are a page of the tab too; whoever makes the tab passes it in.
package results
