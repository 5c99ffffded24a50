namespace TrackStore.Web.Tests.Sample;

/// <summary>One host with the demo's library, which takes a while to fill, for the tests of a class.</summary>
public sealed class DemoHost : IAsyncLifetime
{
    internal SampleHost Sample { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Sample = await SampleHost.StartAsync("--demo");

    public ValueTask DisposeAsync() => Sample.DisposeAsync();
}
