using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using TrackStore.Tests.Fixtures;

namespace TrackStore.BrowserTests;

/// <summary>The web sample as a process of its own, on a port that is free.</summary>
public sealed partial class Site : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _log = new();
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Site(Process process) => _process = process;

    public Uri Address { get; private set; } = null!;

    /// <summary>Starts the sample.</summary>
    /// <param name="arguments">Its arguments.</param>
    public static Task<Site> StartAsync(params string[] arguments) => StartAsync(new Dictionary<string, string>(), arguments);

    /// <summary>Starts the sample with variables of its own in its environment.</summary>
    public static async Task<Site> StartAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(PathOfSample());
        start.ArgumentList.Add("--urls=http://127.0.0.1:0");
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);

        // Nobody's credentials: a site without the demo knows no platform.
        foreach (string name in start.Environment.Keys.Where(IsCredential).ToArray())
            start.Environment.Remove(name);
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        var site = new Site(new Process { StartInfo = start, EnableRaisingEvents = true });
        await site.RunAsync();
        return site;
    }

    /// <summary>Gets the physical memory that the process uses, in bytes.</summary>
    public long ReadWorkingSet()
    {
        _process.Refresh();
        return _process.WorkingSet64;
    }

    /// <summary>Writes a line to the process, and waits for one that starts with the given text.</summary>
    /// <returns>The rest of that line.</returns>
    public async Task<string> AskAsync(string question, string answer)
    {
        var answered = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        _process.OutputDataReceived += Look;
        await _process.StandardInput.WriteLineAsync(question);
        await _process.StandardInput.FlushAsync();
        string rest = await answered.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        _process.OutputDataReceived -= Look;
        return rest;

        void Look(object sender, DataReceivedEventArgs line)
        {
            if (line.Data?.StartsWith(answer, StringComparison.Ordinal) == true)
                answered.TrySetResult(line.Data[answer.Length..]);
        }
    }

    /// <summary>Ends the process as a crash would.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private static bool IsCredential(string name) => name.StartsWith("SPOTIFY", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("DISCOGS", StringComparison.OrdinalIgnoreCase);

    private static string PathOfSample()
    {
        // bin/<configuration>/<framework>, as that of these tests.
        DirectoryInfo framework = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        const string Sample = "TrackStore.Sample.Web";
        return Path.Combine(Repository.Root, "samples", Sample, "bin", framework.Parent!.Name, framework.Name, $"{Sample}.dll");
    }

    private async Task RunAsync()
    {
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.Exited += (_, _) => _listening.TrySetException(new InvalidOperationException("The sample ended."));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        try
        {
            Address = await _listening.Task.WaitAsync(TimeSpan.FromMinutes(3), TestContext.Current.CancellationToken);
        }
        catch (Exception error)
        {
            await DisposeAsync();
            lock (_log)
                throw new InvalidOperationException($"The sample didn't start: {_log}", error);
        }
    }

    private void Read(string? line)
    {
        lock (_log)
            _log.AppendLine(line);
        if (line is not null && Listening().Match(line) is { Success: true } match)
            _listening.TrySetResult(new Uri(match.Groups["address"].Value));
    }

    [GeneratedRegex(@"Now listening on: (?<address>http://\S+)")]
    private static partial Regex Listening();
}
