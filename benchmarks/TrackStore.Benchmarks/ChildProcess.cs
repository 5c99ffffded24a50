using System.Diagnostics;
using System.Globalization;

namespace TrackStore.Benchmarks;

/// <summary>Runs a command of this program in a new process that prints one number.</summary>
internal static class ChildProcess
{
    public static long Run(params string[] arguments)
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
            ? long.Parse(output, CultureInfo.InvariantCulture)
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
