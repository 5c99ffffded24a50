using TrackStore.Sample.Platforms;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Samples;

public sealed class FolderScannerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetLibraryAsync_Folder_TakesArtistAndTitleFromNames()
    {
        Make("Massive Attack - Teardrop.flac", "Live/Sigur Rós - Ágætis byrjun - Part 2.MP3", "Live/cover.jpg", "untitled.wav");

        List<PlatformTrack> tracks = await Scanner().GetLibraryAsync(cancellationToken: Cancel).ToListAsync(Cancel);

        Assert.Equal(
            [("Live/Sigur Rós - Ágætis byrjun - Part 2.MP3", "Sigur Rós", "Ágætis byrjun - Part 2"), ("Massive Attack - Teardrop.flac", "Massive Attack", "Teardrop"), ("untitled.wav", "Unknown Artist", "untitled")],
            tracks.Select(track => (track.Id, track.Artist, track.Title)));
        Assert.Equal(_folder.PathOf("Massive Attack - Teardrop.flac"), tracks[1].LocalPath);
        Assert.StartsWith("file://", tracks[1].Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetLibraryAsync_ResumeToken_GoesOnBehindIt()
    {
        Make("A - One.mp3", "B - Two.mp3", "C - Three.mp3");
        List<PlatformTrack> all = await Scanner().GetLibraryAsync(cancellationToken: Cancel).ToListAsync(Cancel);

        List<PlatformTrack> rest = await Scanner().GetLibraryAsync(all[0].ResumeToken, Cancel).ToListAsync(Cancel);

        Assert.Equal(["B - Two.mp3", "C - Three.mp3"], rest.Select(track => track.Id));
    }

    [Fact]
    public async Task GetTracksAsync_IdsOutsideTheFolder_AreUnknown()
    {
        Make("A - One.mp3", "inner/B - Two.mp3");
        var scanner = new FolderScanner(_folder.PathOf("inner"));

        List<PlatformTrack> tracks = await scanner.GetTracksAsync(["B - Two.mp3", "../A - One.mp3", "C - Three.mp3"], Cancel).ToListAsync(Cancel);

        Assert.Equal(["Two"], tracks.Select(track => track.Title));
    }

    [Fact]
    public async Task SearchAsync_Query_FindsTheFirstThatFit()
    {
        Make("A - One.mp3", "A - Two.mp3", "B - One more.mp3");

        List<PlatformTrack> byTitle = await Scanner().SearchAsync(new PlatformQuery { Title = "one" }, Cancel).ToListAsync(Cancel);
        List<PlatformTrack> limited = await Scanner().SearchAsync(new PlatformQuery { Artist = "a", Limit = 1 }, Cancel).ToListAsync(Cancel);

        Assert.Equal(["One", "One more"], byTitle.Select(track => track.Title));
        Assert.Equal(["One"], limited.Select(track => track.Title));
    }

    [Fact]
    public async Task GetLibraryAsync_NoSuchFolder_IsUnreachable()
    {
        var scanner = new FolderScanner(_folder.PathOf("unplugged"));

        PlatformException error = await Assert.ThrowsAsync<PlatformException>(async () => await scanner.GetLibraryAsync(cancellationToken: Cancel).ToListAsync(Cancel));

        Assert.Equal(("folder", PlatformFault.Unreachable), (error.Platform, error.Fault));
    }

    public void Dispose() => _folder.Dispose();

    private FolderScanner Scanner() => new(Path.GetDirectoryName(_folder.PathOf("x"))!);

    private void Make(params string[] files)
    {
        foreach (string file in files)
        {
            string path = _folder.PathOf(file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, []);
        }
    }
}
