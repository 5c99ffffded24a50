using System.Diagnostics;
using System.Globalization;

namespace TrackStore.Benchmarks;

/// <summary>Runs a command of this program in a new process.</summary>
internal static class ChildProcess
{
    /// <summary>Returns the number that the process prints.</summary>
    public static long Run(params string[] arguments) => long.Parse(Read(arguments), CultureInfo.InvariantCulture);

    /// <summary>Returns the line that the process prints.</summary>
    public static string Read(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };

        // Started as "dotnet TrackStore.Benchmarks.dll", the process is the runtime's and wants the assembly first.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(ChildProcess).Assembly.Location);
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        using Process child = Process.Start(start)!;
        string output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return child.ExitCode == 0
            ? output.Trim()
            : throw new InvalidOperationException($"The process of \"{string.Join(' ', arguments)}\" ended with code {child.ExitCode}.");
    }

    public static long PeakOfThisProcess()
    {
        const string HighWaterMark = "VmHWM:";
        if (!OperatingSystem.IsLinux())
            return Process.GetCurrentProcess().PeakWorkingSet64;
        string line = File.ReadLines("/proc/self/status").First(line => line.StartsWith(HighWaterMark, StringComparison.Ordinal));
        return long.Parse(line[HighWaterMark.Length..^" kB".Length], CultureInfo.InvariantCulture) * 1024;
    }
}
