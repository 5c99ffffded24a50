using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Artwork.Lookups;

public sealed class ArtworkLookupFaultsTests : LibraryTest
{
    private IArtworkLookups Lookups => Library.Lookups;

    private DateTimeOffset Now => Library.Time.GetUtcNow();

    /// <summary>Gets the exceptions that an HTTP client throws when the source can't be reached.</summary>
    public static TheoryData<Exception> Offline =>
    [
        new HttpRequestException(HttpRequestError.NameResolutionError, "No such host", new SocketException((int)SocketError.HostNotFound)),
        new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused", new SocketException((int)SocketError.ConnectionRefused)),
        new HttpRequestException("Network is unreachable", new SocketException((int)SocketError.NetworkUnreachable)),
        new SocketException((int)SocketError.TryAgain),
        new IOException("No route", new SocketException((int)SocketError.HostUnreachable)),
    ];

    /// <summary>Gets the exceptions thrown when the source or the network is too slow or disconnects.</summary>
    public static TheoryData<Exception> Interruptions =>
    [
        new TimeoutException(),
        new TaskCanceledException("HttpClient.Timeout", new TimeoutException()),
        new HttpRequestException("Error while copying content", new IOException("Reset", new SocketException((int)SocketError.ConnectionReset))),
    ];

    /// <summary>Gets the exceptions that are failures of the source itself.</summary>
    public static TheoryData<Exception> Failures =>
    [
        new HttpRequestException("503", null, HttpStatusCode.ServiceUnavailable),
        new HttpRequestException("404", null, HttpStatusCode.NotFound),
        new HttpRequestException("502", new SocketException((int)SocketError.HostNotFound), HttpStatusCode.BadGateway),
        new HttpRequestException(HttpRequestError.SecureConnectionError, "Certificate expired"),
        new InvalidDataException("Not JSON"),
        new InvalidOperationException(""),
    ];

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public async Task LookUpAsync_SourceFails_IsRememberedAndWaitsLongerEachTime(Exception error)
    {
        Track track = await AddAsync();

        ArtworkLookupResult first = await ThrowAsync(track.Id, error);
        ArtworkLookupResult early = await ThrowAsync(track.Id, error);
        Library.Time.Advance(TimeSpan.FromMinutes(1));
        ArtworkLookupResult second = await ThrowAsync(track.Id, error);

        Assert.Equal((ArtworkLookupOutcome.Failed, ArtworkLookupOutcome.Skipped, ArtworkLookupOutcome.Failed), (first.Outcome, early.Outcome, second.Outcome));
        Assert.Same(error, first.Error);
        var failed = Assert.IsType<ArtworkLookup.Failed>(second.Lookup);
        Assert.Equal((2, Now.AddMinutes(2)), (failed.Failures, failed.RetryAt));
        Assert.Equal(error.Message.Length == 0 ? "InvalidOperationException" : error.Message, failed.Reason);
    }

    [Fact]
    public async Task LookUpAsync_SourceNamesATime_IsObeyed()
    {
        Track track = await AddAsync();

        ArtworkLookupResult result = await ThrowAsync(track.Id, new ArtworkLookupException("429 Too Many Requests", Now.AddHours(3)));
        Library.Time.Advance(TimeSpan.FromHours(3) - TimeSpan.FromSeconds(1));
        ArtworkLookupResult early = await AnswerAsync(track.Id);
        Library.Time.Advance(TimeSpan.FromSeconds(1));
        ArtworkLookupResult due = await AnswerAsync(track.Id);

        Assert.Equal("429 Too Many Requests", Assert.IsType<ArtworkLookup.Failed>(result.Lookup).Reason);
        Assert.Equal((ArtworkLookupOutcome.Skipped, ArtworkLookupOutcome.Absent), (early.Outcome, due.Outcome));
    }

    [Theory]
    [MemberData(nameof(Offline), DisableDiscoveryEnumeration = true)]
    public async Task LookUpAsync_Unreachable_StoresNothing(Exception error)
    {
        Track track = await AddAsync();

        ArtworkLookupResult never = await ThrowAsync(track.Id, error);
        ArtworkLookup failed = await Lookups.ReportFailureAsync(ArtworkOwner.Track(track.Id), "spotify", "503", cancellationToken: Cancel);
        Library.Time.Advance(TimeSpan.FromMinutes(1));
        ArtworkLookupResult known = await ThrowAsync(track.Id, error);

        Assert.Equal((ArtworkLookupOutcome.Unreachable, null, error), (never.Outcome, never.Lookup, never.Error));
        Assert.Equal((ArtworkLookupOutcome.Unreachable, failed), (known.Outcome, known.Lookup));
        Assert.True(await Lookups.ShouldLookUpAsync(ArtworkOwner.Track(track.Id), "spotify", cancellationToken: Cancel));
    }

    [Theory]
    [MemberData(nameof(Interruptions), DisableDiscoveryEnumeration = true)]
    public async Task LookUpAsync_Interrupted_WaitsWithoutCounting(Exception error)
    {
        Track track = await AddAsync();

        ArtworkLookupResult first = await ThrowAsync(track.Id, error);
        Library.Time.Advance(TimeSpan.FromDays(1));
        ArtworkLookupResult second = await ThrowAsync(track.Id, error);

        Assert.Equal((ArtworkLookupOutcome.Failed, ArtworkLookupOutcome.Failed), (first.Outcome, second.Outcome));
        var failed = Assert.IsType<ArtworkLookup.Failed>(second.Lookup);
        Assert.Equal((1, Now.AddMinutes(1)), (failed.Failures, failed.RetryAt));
    }

    [Fact]
    public async Task LookUpAsync_HttpClientAndClosedPort_IsUnreachable()
    {
        Track track = await AddAsync();
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        EndPoint address = server.LocalEndpoint;
        server.Stop();

        ArtworkLookupResult result = await DownloadAsync(track.Id, address);

        Assert.Equal((ArtworkLookupOutcome.Unreachable, null), (result.Outcome, result.Lookup));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nFF D8")]
    public async Task LookUpAsync_HttpClientAndCutOffAnswer_IsAnInterruption(string answer)
    {
        Track track = await AddAsync();
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();

        Task answering = AnswerAsync();
        ArtworkLookupResult first = await DownloadAsync(track.Id, server.LocalEndpoint);
        await answering;
        Library.Time.Advance(TimeSpan.FromMinutes(1));
        answering = AnswerAsync();
        ArtworkLookupResult second = await DownloadAsync(track.Id, server.LocalEndpoint);
        await answering;

        Assert.Equal(ArtworkLookupOutcome.Failed, first.Outcome);
        Assert.Equal(1, Assert.IsType<ArtworkLookup.Failed>(second.Lookup).Failures);

        async Task AnswerAsync()
        {
            using Socket client = await server.AcceptSocketAsync(Cancel);
            await client.ReceiveAsync(new byte[4096], SocketFlags.None, Cancel);
            await client.SendAsync(System.Text.Encoding.ASCII.GetBytes(answer), SocketFlags.None, Cancel);
            client.Shutdown(SocketShutdown.Both);
        }
    }

    [Fact]
    public async Task LookUpAsync_ThrowsBeforeItsTask_IsAFailureToo()
    {
        Track track = await AddAsync();

        ArtworkLookupResult result = await Lookups.LookUpAsync(ArtworkOwner.Track(track.Id), "spotify", _ => throw new FormatException("No address"), cancellationToken: Cancel);

        Assert.Equal((ArtworkLookupOutcome.Failed, "No address"), (result.Outcome, ((ArtworkLookup.Failed)result.Lookup!).Reason));
    }

    [Fact]
    public async Task LookUpAsync_CancelledByTheHostsOwnToken_PassesAndChangesNothing()
    {
        Track track = await AddAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ThrowAsync(track.Id, new OperationCanceledException("The host shuts down")));

        Assert.Null(await Lookups.GetAsync(ArtworkOwner.Track(track.Id), "spotify", cancellationToken: Cancel));
    }

    [Fact]
    public async Task LookUpAsync_StoresOwnFaults_PassAndChangeNothing()
    {
        Track track = await AddAsync();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => ThrowAsync(track.Id, new StoreUnavailableException(StoreFault.Busy, "Busy")));
        await Assert.ThrowsAsync<ImageProcessorUnavailableException>(() => ThrowAsync(track.Id, new ImageProcessorUnavailableException("No libvips")));

        Assert.Null(await Lookups.GetAsync(ArtworkOwner.Track(track.Id), "spotify", cancellationToken: Cancel));
    }

    [Fact]
    public async Task LookUpAsync_HostWithLogging_SaysWhatFailed()
    {
        var loggers = new RecordingLoggerFactory();
        await using var library = new TestLibrary(register: services => services.AddSingleton<ILoggerFactory>(loggers));
        Track track = await library.Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A" }, Cancel);
        var failure = new InvalidDataException("Not JSON");
        var offline = new SocketException((int)SocketError.NetworkDown);

        await library.Lookups.LookUpAsync(ArtworkOwner.Track(track.Id), "spotify", _ => throw offline, cancellationToken: Cancel);
        await library.Lookups.LookUpAsync(ArtworkOwner.Track(track.Id), "spotify", _ => throw failure, cancellationToken: Cancel);

        Assert.Equal(
            [(4001, "The lookup of a picture failed because spotify could not be reached", (Exception?)offline), (4000, $"The lookup of the Front picture of track {track.Id} at spotify failed", failure)],
            loggers.Logger.Entries.Where(entry => entry.Id.Id is >= 4000 and < 5000).Select(entry => (entry.Id.Id, entry.Message.Split(';')[0], entry.Error)));
    }

    private Task<Track> AddAsync() => Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A", Album = "Album" }, Cancel);

    private Task<ArtworkLookupResult> DownloadAsync(long trackId, EndPoint server) => Lookups.LookUpAsync(
        ArtworkOwner.Track(trackId),
        "spotify",
        async token =>
        {
            using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
            return new FoundArtwork(await client.GetByteArrayAsync($"http://{server}/cover.jpg", token));
        },
        cancellationToken: Cancel);

    private Task<ArtworkLookupResult> ThrowAsync(long trackId, Exception error)
        => Lookups.LookUpAsync(ArtworkOwner.Track(trackId), "spotify", _ => Task.FromException<FoundArtwork?>(error), cancellationToken: Cancel);

    private Task<ArtworkLookupResult> AnswerAsync(long trackId)
        => Lookups.LookUpAsync(ArtworkOwner.Track(trackId), "spotify", _ => Task.FromResult<FoundArtwork?>(null), cancellationToken: Cancel);
}
