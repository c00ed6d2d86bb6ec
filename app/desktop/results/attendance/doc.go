// Package attendance is the page on which is noted who was at which meeting.
package attendance
