using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Tracks;

public sealed class RelocateTests : LibraryTest
{
    [Theory]
    [InlineData("/music", "/mnt/disk", "/music/a/b.mp3", "/mnt/disk/a/b.mp3")]
    [InlineData("/music/", "/mnt/disk/", "/music/b.mp3", "/mnt/disk/b.mp3")]
    [InlineData("/music", "/mnt", "/musical/b.mp3", null)]
    [InlineData("/music", "/mnt", "/Music/b.mp3", null)]
    [InlineData("/music", "/mnt", "/other/music/b.mp3", null)]
    [InlineData("/music/b.mp3", "/music/c.mp3", "/music/b.mp3", "/music/c.mp3")]
    [InlineData("/music/Cafe\u0301", "/m", "/music/Caf\u00e9/b.mp3", null)]
    [InlineData("/", "/mnt", "/b.mp3", "/mnt/b.mp3")]
    [InlineData("/music", "/", "/music/b.mp3", "/b.mp3")]
    [InlineData(@"C:\Music", @"D:\", @"c:\MUSIC\a\b.mp3", @"D:\a\b.mp3")]
    [InlineData("C:/Music", @"D:\Files", @"C:\Music\a/b.mp3", @"D:\Files\a/b.mp3")]
    [InlineData(@"C:\", @"E:\", @"C:\Music\b.mp3", @"E:\Music\b.mp3")]
    [InlineData("C:", "E:", @"C:\Music\b.mp3", @"E:\Music\b.mp3")]
    [InlineData(@"C:\Music", @"D:\", @"C:\Musical\b.mp3", null)]
    [InlineData(@"\\server\share", @"Z:\", @"\\SERVER\share\b.mp3", @"Z:\b.mp3")]
    [InlineData(@"C:\Music", "/home/me/music", @"C:\Music\a\b.mp3", "/home/me/music/a/b.mp3")]
    [InlineData("/home/me/music", @"C:\Music", "/home/me/music/a/b.mp3", @"C:\Music\a\b.mp3")]
    [InlineData("/music", "/music/", "/music/b.mp3", null)]
    public async Task RelocateAsync_Paths_MoveWholeSegments(string from, string to, string path, string? moved)
    {
        Track track = await AddAsync(path);

        RelocationResult preview = await Tracks.PreviewRelocateAsync(from, to, Cancel);
        Assert.Equal(path, (await Tracks.GetAsync(track.Id, Cancel))!.LocalPath);
        RelocationResult result = await Tracks.RelocateAsync(from, to, Cancel);

        Assert.Equal(moved ?? path, (await Tracks.GetAsync(track.Id, Cancel))!.LocalPath);
        RelocatedPath[] expected = moved is null ? [] : [new RelocatedPath(track.Id, path, moved)];
        Assert.Equal(expected, preview.Samples);
        Assert.Equal(expected, result.Samples);
        Assert.Equal((expected.Length, expected.Length), (preview.Relocated, result.Relocated));
    }

    [Theory]
    [InlineData("", "/mnt")]
    [InlineData("music", "/mnt")]
    [InlineData("/music", "mnt")]
    [InlineData("C:Music", "/mnt")]
    [InlineData("/music", "C\0:")]
    public async Task RelocateAsync_NotAbsolute_IsRefused(string from, string to)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Tracks.RelocateAsync(from, to, Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => Tracks.PreviewRelocateAsync(from, to, Cancel));
    }

    [Fact]
    public async Task RelocateAsync_ManyTracks_WritesThemInTransactionsAndReportsEachOnce()
    {
        await Tracks.ImportAsync(
            Enumerable.Range(1, 2500).Select(i => new NewTrack { Title = $"T{i}", Artist = "A", LocalPath = i % 5 == 0 ? $"/other/{i}" : $"/music/{i}" })
                .ToAsyncEnumerable(),
            cancellationToken: Cancel);
        object? changesBefore = Library.Sql("SELECT count(*) FROM change_log");

        RelocationResult result = await Tracks.RelocateAsync("/music", "/music/new", Cancel);

        Assert.Equal((2000, 0, 20), (result.Relocated, result.TooLong, result.Samples.Count));
        Assert.Equal(2000L, Library.Sql("SELECT count(*) FROM tracks WHERE local_path = '/music/new/' || substr(title, 2)"));
        Assert.Equal(500L, Library.Sql("SELECT count(*) FROM tracks WHERE local_path LIKE '/other/%'"));
        Assert.True((long)Library.Sql("SELECT count(*) FROM change_log")! > (long)changesBefore!);
    }

    [Fact]
    public async Task RelocateAsync_PathWouldBeTooLong_KeepsIt()
    {
        string path = "/m/" + new string('x', 3990);
        Track track = await AddAsync(path);

        RelocationResult result = await Tracks.RelocateAsync("/m", "/" + new string('y', 20), Cancel);

        Assert.Equal((0, 1), (result.Relocated, result.TooLong));
        Assert.Equal(path, (await Tracks.GetAsync(track.Id, Cancel))!.LocalPath);
    }

    [Fact]
    public async Task RelocateAsync_TrackNotAvailable_StaysSo()
    {
        Track track = await Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A", LocalPath = "/music/a" }, Cancel);

        await Tracks.RelocateAsync("/music", "/mnt", Cancel);

        Track moved = (await Tracks.GetAsync(track.Id, Cancel))!;
        Assert.Equal((false, track.EditVersion), (moved.IsAvailableLocally, moved.EditVersion));
    }

    private Task<Track> AddAsync(string path)
        => Tracks.AddAsync(new NewTrack { Title = "Title", Artist = "Artist", LocalPath = path, IsAvailableLocally = true }, Cancel);
}
