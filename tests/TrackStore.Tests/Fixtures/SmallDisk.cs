using System.Diagnostics;

namespace TrackStore.Tests.Fixtures;

/// <summary>A file system of a few megabytes, if the machine lets a test mount one.</summary>
public sealed class SmallDisk : IDisposable
{
    private SmallDisk(string path) => Path = path;

    public string Path { get; }

    public static SmallDisk MountOrSkip(string path, int megabytes)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Needs Linux and the right to mount a small file system.");
        Directory.CreateDirectory(path);
        Assert.SkipUnless(Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", path), "Needs the right to mount a small file system.");
        return new SmallDisk(path);
    }

    /// <summary>Forbids or allows to write to the file system.</summary>
    public void SetReadOnly(bool isReadOnly)
        => Assert.True(Run("mount", "-o", isReadOnly ? "remount,ro" : "remount,rw", Path), "The file system could not be mounted again.");

    public void Dispose() => Run("umount", "--lazy", Path);

    private static bool Run(string command, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
