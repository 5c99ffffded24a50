using System.Text;
using TrackStore.Sample.Platforms;
using TrackStore.Sample.Platforms.Folders;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Samples;

/// <summary>What the folder scanner takes from the tags of audio files, and from their names and paths.</summary>
public sealed class FolderTagsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _notes = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("a.wav")]
    [InlineData("a.mp3")]
    [InlineData("a.flac")]
    public async Task GetLibraryAsync_TaggedFile_GivesWhatItsTagsSay(string name)
    {
        byte[] cover = await File.ReadAllBytesAsync(Path.Combine(Repository.Root, "samples", "TrackStore.Sample.Console", "Data", "disc.png"), Cancel);
        AudioFiles.Write(_folder.PathOf(name), file =>
        {
            TagLib.Tag tag = name.EndsWith(".wav", StringComparison.Ordinal) ? file.GetTag(TagLib.TagTypes.Id3v2, create: true) : file.Tag;
            (tag.Title, tag.Performers, tag.Album, tag.AlbumArtists) = ("Low Tide", ["Ilka Sommer", "Bo"], "Bays", ["Ilka Sommer"]);
            (tag.Year, tag.BeatsPerMinute, tag.InitialKey, tag.ISRC, tag.Publisher) = (2003, 93, "8A", "DEX010300001", "Quay Records");
            (tag.Genres, tag.Track, tag.Disc) = (["Drum & Bass", "Folk, World, & Country"], 3, 2);
            tag.Pictures = [new TagLib.Picture(new TagLib.ByteVector(cover)) { Type = TagLib.PictureType.FrontCover, MimeType = "image/png" }];
        });

        PlatformTrack track = Assert.Single(await ReadAsync());

        // The tags of the MP3 file are those of ID3 2.3, which have one text for all artists.
        string artist = name.EndsWith(".mp3", StringComparison.Ordinal) ? "Ilka Sommer/Bo" : "Ilka Sommer, Bo";
        Assert.Empty(_notes);
        Assert.Equal(("Low Tide", artist, "Bays", "Ilka Sommer"), (track.Title, track.Artist, track.Album, track.AlbumArtist));
        Assert.Equal(("2003", 93, "8A", "DEX010300001"), (track.Year, track.Bpm, track.MusicalKey, track.Isrc));
        Assert.Equal(["Drum & Bass", "Folk, World, & Country"], track.Genres);
        Assert.InRange(track.Duration!.Value.TotalSeconds, 1.9, 2.2);
        Assert.Equal((3, 2, _folder.PathOf(name)), (track.TrackNumber, track.DiscNumber, track.LocalPath));
        Assert.Equal(cover, AudioTagReader.Read(_folder.PathOf(name), out _)!.Cover);
    }

    [Fact]
    public async Task GetLibraryAsync_TempoWithAFraction_IsKept()
    {
        AudioFiles.Write(_folder.PathOf("a.mp3"), file => TagLib.Id3v2.TextInformationFrame.Get((TagLib.Id3v2.Tag)file.GetTag(TagLib.TagTypes.Id3v2, create: true), "TBPM", create: true).Text = ["127,5"]);
        AudioFiles.Write(_folder.PathOf("b.flac"), file => ((TagLib.Ogg.XiphComment)file.GetTag(TagLib.TagTypes.Xiph, create: true)).SetField("BPM", "93.25"));

        Assert.Equal([127.5, 93.25], (await ReadAsync()).Select(track => track.Bpm));
    }

    [Theory]
    [InlineData("Ilka Sommer - Low Tide.mp3", "Ilka Sommer", "Low Tide")]
    [InlineData("03 - Ilka Sommer - Low Tide - Live.mp3", "Ilka Sommer", "Low Tide - Live")]
    [InlineData("311 - Low Tide.mp3", "311", "Low Tide")]
    [InlineData("03 - Low Tide.mp3", "Unknown Artist", "Low Tide")]
    [InlineData("Low Tide.mp3", "Unknown Artist", "Low Tide")]
    [InlineData(" - Low Tide.mp3", "Unknown Artist", "Low Tide")]
    public async Task GetLibraryAsync_FileWithoutTags_IsNamedByItsName(string name, string artist, string title)
    {
        AudioFiles.Write(_folder.PathOf(name));

        PlatformTrack track = Assert.Single(await ReadAsync());

        Assert.Equal((artist, title), (track.Artist, track.Title));
        Assert.Empty(_notes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("this is no audio, this is no audio, this is no audio")]
    [InlineData("ID3\u0003\0\0\u007F\u007F\u007F\u007FTIT2")]
    public async Task GetLibraryAsync_FileThatIsDamaged_IsNamedByItsNameWithANote(string content)
    {
        foreach (string extension in (string[])["aac", "aiff", "flac", "m4a", "ogg", "opus", "wav", "wma"])
            await File.WriteAllTextAsync(_folder.PathOf($"Ilka Sommer - {extension}.{extension}"), content, Encoding.Latin1, Cancel);

        List<PlatformTrack> tracks = await ReadAsync();

        Assert.All(tracks, track => Assert.Equal(("Ilka Sommer", true), (track.Artist, track.LocalPath!.EndsWith("." + track.Title, StringComparison.Ordinal))));
        Assert.Equal(8, tracks.Count);
        Assert.Contains(_notes, note => note.StartsWith("Ilka Sommer - flac.flac: the file is damaged", StringComparison.Ordinal));
    }

    [Fact]
    public async Task NfdFileNames_IdAndPath_AreThoseOfTheFileSystem()
    {
        string decomposed = "Cafe\u0301 Sommer - Se\u0301jour.mp3";
        string blank = " Ilka Sommer - Blank In Front .mp3";
        AudioFiles.Write(_folder.PathOf(decomposed));
        AudioFiles.Write(_folder.PathOf(blank));
        using var run = new ConsoleRun();

        List<PlatformTrack> tracks = await ReadAsync();
        await run.SucceedAsync("sync", "folder", "--path", _folder.PathOf(""));
        string shown = await run.SucceedAsync("show", $"folder:{decomposed}");
        string refreshed = await run.SucceedAsync("mark", "1") + await run.SucceedAsync("mark", "2") + await run.SucceedAsync("refresh", "--stale", "folder", "--path", _folder.PathOf(""));

        Assert.Equal([blank, decomposed], tracks.Select(track => track.Id));
        Assert.All(tracks, track => Assert.True(File.Exists(track.LocalPath)));
        Assert.Contains(decomposed, shown, StringComparison.Ordinal);
        Assert.Contains("2 tracks in ", refreshed, StringComparison.Ordinal);
        Assert.Contains(" 0 failed", refreshed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetTracksAsync_PathThatIsTooLongForAnId_IsFoundAgain()
    {
        string file = $"{new string('a', 120)}/{new string('b', 120)}/Ilka Sommer - Low Tide.mp3";
        AudioFiles.Write(_folder.PathOf(file));

        PlatformTrack track = Assert.Single(await ReadAsync());

        Assert.InRange(track.Id.Length, 1, 200);
        Assert.Equal([track.Id], await Scanner().GetTracksAsync([track.Id], Cancel).Select(found => found.Id).ToListAsync(Cancel));
    }

    public void Dispose() => _folder.Dispose();

    private FolderScanner Scanner() => new(Path.GetDirectoryName(_folder.PathOf("x"))!, _notes.Add);

    private Task<List<PlatformTrack>> ReadAsync() => Scanner().GetLibraryAsync(cancellationToken: Cancel).ToListAsync(Cancel).AsTask();
}
