using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Samples;

/// <summary>"sync folder" over files that move, go and have covers, and "relocate".</summary>
public sealed class FolderSyncTests : IDisposable
{
    private static readonly string[] Pictures = ["disc.png", "horizon.jpg"];
    private readonly ConsoleRun _run = new();

    private string Music => _run.PathOf("music");

    [Fact]
    public async Task Sync_FileThatMoved_KeepsItsTrackWithEditsAndTags()
    {
        Write("Pier.mp3", "Pier");
        Write("Quay.mp3", "Quay");
        await SyncAsync();
        await _run.SucceedAsync("edit", "folder:Pier.mp3", "--bpm", "93");
        await _run.SucceedAsync("tag", "folder:Pier.mp3", "--add", "warm-up");
        Move("Pier.mp3", "sub/Pier.mp3");

        string preview = await _run.SucceedAsync("sync", "folder", "--path", Music, "--preview");
        string moved = await SyncAsync();
        string shown = await _run.SucceedAsync("show", "folder:sub/Pier.mp3");
        string again = await SyncAsync();

        Assert.Contains("Pier.mp3 -> sub/Pier.mp3\n", preview, StringComparison.Ordinal);
        Assert.Contains("  0 added, ", moved, StringComparison.Ordinal);
        Assert.Contains("1 file moved; their tracks", moved, StringComparison.Ordinal);
        Assert.Contains("Ilka Sommer - Pier: Pier.mp3 -> sub/Pier.mp3\n", moved, StringComparison.Ordinal);
        Assert.Contains("warm-up", shown, StringComparison.Ordinal);
        Assert.Contains("93", shown, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(Music, "sub", "Pier.mp3"), shown, StringComparison.Ordinal);
        Assert.Equal(1, (await _run.RunAsync("show", "folder:Pier.mp3")).Code);
        Assert.DoesNotContain("moved", again, StringComparison.Ordinal);
        Assert.Contains(" 2 unchanged", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sync_FilesWithGenericTitles_AreFollowedOneByOne()
    {
        // By its title alone, an intro is like any other.
        foreach (string artist in (string[])["Bo", "Ilka", "Ines"])
            AudioFiles.Write(Path.Combine(Music, "a", $"{artist} - Intro.wav"));
        await SyncAsync();
        Directory.Move(Path.Combine(Music, "a"), Path.Combine(Music, "b"));

        string moved = await SyncAsync();

        Assert.Contains("  0 added, ", moved, StringComparison.Ordinal);
        Assert.Contains("3 files moved", moved, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sync_MissingFile_IsListedAndItsTrackStays()
    {
        Write("Pier.mp3", "Pier");
        Write("Quay.mp3", "Quay");
        await SyncAsync();
        File.Delete(Path.Combine(Music, "Quay.mp3"));

        string output = await SyncAsync();

        Assert.Contains("1 file missing; the tracks stay in the library:\n  #2 Ilka Sommer - Quay: Quay.mp3\n", output, StringComparison.Ordinal);
        Assert.Contains("Quay", await _run.SucceedAsync("search"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sync_AnotherFolder_MissesNothingOfTheFirst()
    {
        Write("Pier.mp3", "Pier");
        await SyncAsync();
        AudioFiles.Write(_run.PathOf("other/Quay.mp3"), file => file.Tag.Title = "Quay");

        Assert.DoesNotContain("missing", await _run.SucceedAsync("sync", "folder", "--path", _run.PathOf("other")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sync_FolderThatMoved_OffersToRelocateOtherTracks()
    {
        Write("old/Pier.mp3", "Pier");
        await SyncAsync();
        string quay = Path.Combine(Music, "old", "Quay.mp3");
        await _run.SucceedAsync("import", _run.Write("a.csv", $"Title,Artist,File path\nQuay,Bo,{quay}\n"));
        Directory.Move(Path.Combine(Music, "old"), Path.Combine(Music, "new"));

        ConsoleAnswer answer = await _run.RunAsync("sync", "folder", "--path", Music);

        Assert.Contains($"relocate --from \"{Path.Combine(Music, "old")}\" --to \"{Path.Combine(Music, "new")}\"", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sync_EmbeddedCovers_BelongToTheAlbumOrToATrackWithAnother()
    {
        Write("1.mp3", "Pier", "Bays", picture: 0);
        Write("2.mp3", "Quay", "Bays", picture: 0);
        Write("3.mp3", "Mole", "Bays", picture: 1);
        Write("4.mp3", "Single", album: null, picture: 1);

        string without = await _run.SucceedAsync("sync", "folder", "--path", Music, "--preview");
        string first = await SyncAsync();
        string second = await SyncAsync();
        string shown = await _run.SucceedAsync("show", "folder:2.mp3");

        Assert.DoesNotContain("covers", without, StringComparison.Ordinal);
        Assert.Contains("covers: 3 stored from the files", first, StringComparison.Ordinal);
        Assert.DoesNotContain("covers", second, StringComparison.Ordinal);
        Assert.DoesNotContain("Images   none", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sync_CoverThatIsDamaged_IsNotedAndTheTrackStored()
    {
        AudioFiles.Write(Path.Combine(Music, "1.mp3"), file =>
        {
            file.Tag.Title = "Pier";
            file.Tag.Pictures = [new TagLib.Picture(new TagLib.ByteVector("no picture"u8.ToArray())) { Type = TagLib.PictureType.FrontCover }];
        });

        string output = await SyncAsync();

        Assert.Contains("  1 added, ", output, StringComparison.Ordinal);
        Assert.Contains("  1.mp3: its cover was not stored.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Relocate_DryRunThenReal_ShowsAndChangesPaths()
    {
        await _run.SucceedAsync("import", _run.Write("a.csv", "Title,Artist,File path\nPier,Bo,D:\\Music\\Pier .mp3\nQuay,Bo,E:\\Quay.mp3\n"));

        string preview = await _run.SucceedAsync("relocate", "--from", "D:\\Music", "--to", "/Volumes/Crate", "--dry-run");
        string before = await _run.SucceedAsync("show", "1");
        string done = await _run.SucceedAsync("relocate", "--from", "D:\\Music", "--to", "/Volumes/Crate");
        ConsoleAnswer again = await _run.RunAsync("relocate", "--from", "D:\\Music", "--to", "/Volumes/Crate");

        Assert.Contains("1\tD:\\Music\\Pier .mp3\t/Volumes/Crate/Pier .mp3\n", preview, StringComparison.Ordinal);
        Assert.Contains("D:\\Music\\Pier .mp3", before, StringComparison.Ordinal);
        Assert.Contains("Changed the path of 1 track.", done, StringComparison.Ordinal);
        Assert.Contains("/Volumes/Crate/Pier .mp3", await _run.SucceedAsync("show", "1"), StringComparison.Ordinal);
        Assert.Equal((0, ""), (again.Code, again.Output));
        Assert.Contains("No track has a file in D:\\Music.", again.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _run.Dispose();

    private Task<string> SyncAsync() => _run.SucceedAsync("sync", "folder", "--path", Music);

    private void Write(string name, string title, string? album = "Bays", int? picture = null) => AudioFiles.Write(Path.Combine(Music, name), file =>
    {
        (file.Tag.Title, file.Tag.Performers, file.Tag.Album) = (title, ["Ilka Sommer"], album);
        if (picture is { } index)
            file.Tag.Pictures = [new TagLib.Picture(Path.Combine(Repository.Root, "samples", "TrackStore.Sample.Console", "Data", Pictures[index])) { Type = TagLib.PictureType.FrontCover }];
    });

    private void Move(string from, string to)
    {
        string target = Path.Combine(Music, to);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Move(Path.Combine(Music, from), target);
    }
}
