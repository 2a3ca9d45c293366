import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A file system in memory of a few kilobytes, to be filled. Only root of a Linux system may have one. */
export class SmallDisk {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** Null where this account or system cannot mount. */
  static mount(kilobytes: number): SmallDisk | null {
    if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
    const folder = mkdtempSync(path.join(os.tmpdir(), 'cs-pchat-disk-'));
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k,mode=700`, 'tmpfs', folder], { stdio: 'ignore' });
      return new SmallDisk(folder);
    } catch {
      rmdirSync(folder);
      return null;
    }
  }

  static get isPossible(): boolean {
    const disk = SmallDisk.mount(16);
    disk?.unmount();
    return disk !== null;
  }

  file(name: string): string {
    return path.join(this.folder, name);
  }

  makeReadOnly(): void {
    execFileSync('mount', ['-o', 'remount,ro', this.folder], { stdio: 'ignore' });
  }

  makeWritable(): void {
    execFileSync('mount', ['-o', 'remount,rw', this.folder], { stdio: 'ignore' });
  }

  /** The driver of SQLite holds the files of closed databases until its statements are collected, so the disk is detached. */
  unmount(): void {
    execFileSync('umount', ['--lazy', this.folder], { stdio: 'ignore' });
    rmdirSync(this.folder);
  }
}
