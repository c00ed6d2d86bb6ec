// Package docs has what of the documentation is shown in the window.
package docs

import "embed"

// Guide is the guide for coordinators: guide/LANGUAGE/N-TOPIC.md, and the pictures that it shows, in pictures.
//
//go:embed guide/*/*.md
//go:embed pictures/awardees.png pictures/import-review.png pictures/schedule.png pictures/reports.png
//go:embed pictures/notices.png pictures/reports-overview.png pictures/reports-takeaways.png
//go:embed pictures/backups.png pictures/sealing.png
var Guide embed.FS
