using TrackStore.Sample.Rekordbox;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Samples;

/// <summary>The worked example of a platform client: a rekordbox XML export.</summary>
public sealed class RekordboxClientTests : LibraryTest
{
    private static readonly string Export = Path.Combine(Repository.Root, "samples", "TrackStore.Sample.Rekordbox", "Data", "collection.xml");

    private readonly string _file;

    public RekordboxClientTests()
        : this(new TemporaryFolder())
    {
    }

    private RekordboxClientTests(TemporaryFolder folder)
        : this(folder, folder.PathOf("export.xml"))
    {
    }

    private RekordboxClientTests(TemporaryFolder folder, string file)
        : base(new TestLibrary(register: services => services.AddSingleton(_ => folder).AddSingleton<IPlatformClient>(new RekordboxClient(file))))
    {
        Library.Services.GetRequiredService<TemporaryFolder>();
        _file = file;
        File.Copy(Export, file);
    }

    private ITrackSynchronizer Synchronizer => Library.Services.GetRequiredService<ITrackSynchronizer>();

    [Fact]
    public async Task GetLibraryAsync_Export_GivesTracksOfTheCollection()
    {
        List<PlatformTrack> tracks = await new RekordboxClient(_file).GetLibraryAsync(cancellationToken: Cancel).ToListAsync(Cancel);

        Assert.Equal(["101", "102", "103", "104"], tracks.Select(track => track.Id));
        PlatformTrack first = tracks[0];
        Assert.Equal(("Night Harbour", "Paper Boats", "Harbour Lights", "1997", "Harbour Records"), (first.Title, first.Artist, first.Album, first.Year, first.Label));
        Assert.Equal((93.5, "8A", TimeSpan.FromSeconds(225)), (first.Bpm!.Value, first.MusicalKey, first.Duration!.Value));
        Assert.Equal("C:/Music/Paper Boats/Night Harbour.mp3", first.LocalPath);
        Assert.Equal(["Downtempo"], first.Genres);
        Assert.Equal(("4", "warm-up", "12"), (first.MoreFields["rating"], first.MoreFields["comments"], first.MoreFields["play_count"]));
    }

    [Fact]
    public async Task GetLibraryAsync_WhatRekordboxDoesNotKnow_IsUnknown()
    {
        List<PlatformTrack> tracks = await new RekordboxClient(_file).GetLibraryAsync(cancellationToken: Cancel).ToListAsync(Cancel);

        PlatformTrack memo = tracks[2];
        Assert.Equal(("voice memo", "Unknown Artist"), (memo.Title, memo.Artist));
        Assert.Equal((null, null, null, null, null), (memo.Year, memo.Bpm, memo.MusicalKey, memo.Duration, memo.Genres));
        Assert.Equal(("/Users/dj/Music/100% tide + quay.wav", null), (tracks[1].LocalPath, tracks[3].LocalPath));
    }

    [Fact]
    public async Task SyncLibraryAsync_TrackOfTheLibrary_IsUpdatedAndNotDuplicated()
    {
        Track known = await Tracks.AddAsync(new NewTrack { Title = "Night Harbour", Artist = "Paper Boats", Bpm = 94, Duration = TimeSpan.FromSeconds(226) }, Cancel);

        SyncResult result = await Synchronizer.SyncLibraryAsync(RekordboxClient.Name, cancellationToken: Cancel);

        Track updated = (await Tracks.GetAsync(known.Id, Cancel))!;
        Assert.Equal((4, 3, 0), (result.Counts.Read, result.Counts.Added, result.Counts.Failed));
        Assert.Equal((93.5, "8A", true), (updated.Bpm!.Value, updated.MusicalKey, updated.IsAvailableLocally));
        Assert.Equal(4, Library.Count("tracks"));
    }

    [Fact]
    public async Task SyncLibraryAsync_ExportedAgain_WritesOnlyWhatChanged()
    {
        await Synchronizer.SyncLibraryAsync(RekordboxClient.Name, cancellationToken: Cancel);
        SyncResult same = await Synchronizer.SyncLibraryAsync(RekordboxClient.Name, cancellationToken: Cancel);
        await File.WriteAllTextAsync(_file, (await File.ReadAllTextAsync(_file, Cancel)).Replace("AverageBpm=\"124.00\"", "AverageBpm=\"125.00\"", StringComparison.Ordinal), Cancel);

        SyncResult changed = await Synchronizer.SyncLibraryAsync(RekordboxClient.Name, cancellationToken: Cancel);

        Assert.Equal((4, 0, 0), (same.Counts.Unchanged, same.Counts.Added, same.Counts.Changed));
        Assert.Equal((3, 0, 1), (changed.Counts.Unchanged, changed.Counts.Added, changed.Counts.Changed));
        Assert.Equal(125, (await Tracks.FindByPlatformAsync(RekordboxClient.Name, "102", Cancel))!.Bpm);
    }

    [Fact]
    public async Task GetTracksAsync_Ids_GivesThoseThatAreThere()
        => Assert.Equal(["102"], await new RekordboxClient(_file).GetTracksAsync(["102", "999"], Cancel).Select(track => track.Id).ToListAsync(Cancel));

    [Fact]
    public async Task SearchAsync_PartOfNames_GivesFittingTracks()
        => Assert.Equal(["101"], await new RekordboxClient(_file).SearchAsync(new PlatformQuery { Text = "boats night" }, Cancel).Select(track => track.Id).ToListAsync(Cancel));

    [Theory]
    [InlineData("<DJ_PLAYLISTS><COLLECTION><TRACK TrackID=\"1\" Name=\"cut o")]
    [InlineData("<plist version=\"1.0\"/>")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"boom\">]><DJ_PLAYLISTS><COLLECTION><TRACK TrackID=\"1\" Name=\"&a;\"/></COLLECTION></DJ_PLAYLISTS>")]
    public async Task GetLibraryAsync_NoExport_IsBadAnswer(string xml)
    {
        await File.WriteAllTextAsync(_file, xml, Cancel);

        var error = await Assert.ThrowsAsync<PlatformException>(() => new RekordboxClient(_file).GetLibraryAsync(cancellationToken: Cancel).ToListAsync(Cancel).AsTask());

        Assert.Equal(PlatformFault.BadAnswer, error.Fault);
    }

    [Fact]
    public async Task SyncLibraryAsync_FileIsNotThere_DeletesNothing()
    {
        await Synchronizer.SyncLibraryAsync(RekordboxClient.Name, cancellationToken: Cancel);
        File.Delete(_file);

        SyncResult result = await Synchronizer.SyncLibraryAsync(RekordboxClient.Name, cancellationToken: Cancel);

        Assert.Equal(PlatformFault.Unreachable, Assert.IsType<PlatformException>(result.Interruption).Fault);
        Assert.Equal(4, Library.Count("tracks"));
    }
}
