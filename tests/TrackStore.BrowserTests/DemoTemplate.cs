using System.Globalization;
using System.Net;
using System.Net.Sockets;
using TrackStore.Tests.Fixtures;

namespace TrackStore.BrowserTests;

/// <summary>A new demo library, made once by the sample and copied for each class of tests.</summary>
internal static class DemoTemplate
{
    private static readonly Lazy<TemporaryFolder> Folder = new();
    private static readonly Lazy<Task> Filling = new(FillAsync);

    // The addresses of the covers contain the port.
    private static readonly string Port = FindPort();

    public static async Task CopyToAsync(string file)
    {
        await Filling.Value;
        string template = Folder.Value.PathOf("demo.db");
        foreach (string part in Directory.GetFiles(Path.GetDirectoryName(template)!, "demo.db*"))
            File.Copy(part, file + part[template.Length..]);
    }

    public static Task<Site> StartAsync(string file) => Site.StartAsync("--demo", "--library", file, "--stand-in-port", Port);

    public static void Delete()
    {
        if (Folder.IsValueCreated)
            Folder.Value.Dispose();
    }

    private static async Task FillAsync()
    {
        await using Site site = await StartAsync(Folder.Value.PathOf("demo.db"));
    }

    private static string FindPort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, port: 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }
}
