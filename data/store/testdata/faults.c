// A library that is loaded before libc (LD_PRELOAD) and makes calls for files below LAUREL_FAULT_FOLDER fail: the call
// LAUREL_FAULT_NUMBER of the kind LAUREL_FAULT (pwrite, fsync, ftruncate or open) with the error LAUREL_FAULT_ERROR, or,
// as "short", after half of it was written, or, as "cut", as when the power fails: the process ends and what was written
// and not synced is gone. With the number 0 nothing fails, and the calls are counted into LAUREL_FAULT_COUNT.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int ours(int fd) {
	char link[64], path[4096];
	const char *folder = getenv("LAUREL_FAULT_FOLDER");
	snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
	ssize_t n = readlink(link, path, sizeof path - 1);
	if (n < 0 || !folder) return 0;
	path[n] = 0;
	return !strncmp(path, folder, strlen(folder));
}

// What was written since the file was synced last, the newest first.
struct unsynced { dev_t dev; ino_t ino; int fd; off_t at, size; size_t length; char *before; struct unsynced *next; };
static struct unsynced *all;

static void keep(int fd, off_t at, size_t length) {
	struct stat s;
	if (strcmp(getenv("LAUREL_FAULT_ERROR"), "cut") || fstat(fd, &s)) return;
	struct unsynced *u = malloc(sizeof *u);
	*u = (struct unsynced){s.st_dev, s.st_ino, dup(fd), at, s.st_size, length, malloc(length), all};
	u->length = length ? (size_t)pread(u->fd, u->before, length, at) : 0;
	all = u;
}

static void synced(int fd) {
	struct stat s;
	if (fstat(fd, &s)) return;
	for (struct unsynced **u = &all; *u;) {
		if ((*u)->dev == s.st_dev && (*u)->ino == s.st_ino) {
			struct unsynced *gone = *u;
			*u = gone->next;
			free(gone->before);
			free(gone);
		} else u = &(*u)->next;
	}
}

static void cut(void) {
	int (*truncated)(int, off_t) = dlsym(RTLD_NEXT, "ftruncate");
	ssize_t (*write_at)(int, const void *, size_t, off_t) = dlsym(RTLD_NEXT, "pwrite");
	for (struct unsynced *u = all; u; u = u->next) {
		if (u->length) write_at(u->fd, u->before, u->length, u->at);
		truncated(u->fd, u->size);
	}
	_exit(9);
}

// fails reports whether this call is the one that fails.
static int fails(const char *kind) {
	static int calls;
	const char *number = getenv("LAUREL_FAULT_NUMBER"), *count = getenv("LAUREL_FAULT_COUNT");
	if (!getenv("LAUREL_FAULT") || strcmp(getenv("LAUREL_FAULT"), kind)) return 0;
	int n = __atomic_add_fetch(&calls, 1, __ATOMIC_SEQ_CST);
	if (!atoi(number) && count) {
		FILE *out = fopen(count, "w");
		if (out) fprintf(out, "%d", n), fclose(out);
	}
	if (n != atoi(number)) return 0;
	const char *error = getenv("LAUREL_FAULT_ERROR");
	if (!strcmp(error, "cut")) cut();
	errno = !strcmp(error, "EIO") ? EIO : !strcmp(error, "EACCES") ? EACCES : ENOSPC;
	return 1;
}

static ssize_t written(int fd, const void *from, size_t length, off_t at) {
	ssize_t (*next)(int, const void *, size_t, off_t) = dlsym(RTLD_NEXT, "pwrite");
	if (!ours(fd)) return next(fd, from, length, at);
	if (fails("pwrite")) return strcmp(getenv("LAUREL_FAULT_ERROR"), "short") ? -1 : next(fd, from, length / 2, at);
	keep(fd, at, length);
	return next(fd, from, length, at);
}
ssize_t pwrite(int fd, const void *from, size_t length, off_t at) { return written(fd, from, length, at); }
ssize_t pwrite64(int fd, const void *from, size_t length, off64_t at) { return written(fd, from, length, at); }

static int sync_with(const char *name, int fd) {
	int (*next)(int) = dlsym(RTLD_NEXT, name);
	if (!ours(fd)) return next(fd);
	if (fails("fsync")) return -1;
	synced(fd);
	return next(fd);
}
int fsync(int fd) { return sync_with("fsync", fd); }
int fdatasync(int fd) { return sync_with("fdatasync", fd); }

static int shortened(int fd, off_t size) {
	int (*next)(int, off_t) = dlsym(RTLD_NEXT, "ftruncate");
	if (!ours(fd)) return next(fd, size);
	if (fails("ftruncate")) return -1;
	struct stat s;
	if (!fstat(fd, &s) && s.st_size > size) keep(fd, size, s.st_size - size);
	else keep(fd, size, 0);
	return next(fd, size);
}
int ftruncate(int fd, off_t size) { return shortened(fd, size); }
int ftruncate64(int fd, off64_t size) { return shortened(fd, size); }

static int opened(const char *name, const char *path, int flags, int mode) {
	int (*next)(const char *, int, ...) = dlsym(RTLD_NEXT, name);
	const char *folder = getenv("LAUREL_FAULT_FOLDER");
	if (folder && !strncmp(path, folder, strlen(folder)) && fails("open")) return -1;
	return next(path, flags, mode);
}
int open(const char *path, int flags, ...) {
	va_list more;
	va_start(more, flags);
	int mode = flags & O_CREAT ? va_arg(more, int) : 0;
	va_end(more);
	return opened("open", path, flags, mode);
}
int open64(const char *path, int flags, ...) {
	va_list more;
	va_start(more, flags);
	int mode = flags & O_CREAT ? va_arg(more, int) : 0;
	va_end(more);
	return opened("open64", path, flags, mode);
}
