using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TrackStore.Tests.Fakes;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Tracks.Queries;

/// <summary>What lists, counts and undoing write to the log of a host.</summary>
public sealed class QueryLogTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ListsCountsAndUndo_HealthyLibrary_LogNoWarning()
    {
        var loggers = new RecordingLoggerFactory();
        await using var library = new TestLibrary(register: services => services.AddSingleton<ILoggerFactory>(loggers));
        Track track = await library.Tracks.AddAsync(new NewTrack { Title = "Windowlicker", Artist = "Aphex Twin", Album = "Album", Genres = ["IDM"] }, Cancel);
        await library.Tags.AddTagsAsync(track.Id, ["one"], Cancel);
        var query = new TrackQuery { Text = "window li", Genres = ["IDM"], Tags = ["one"], IsTagged = true };

        await library.Tracks.QueryAsync(query, Cancel);
        await library.Tracks.QueryAsync(new TrackQuery { Skip = 1 }, Cancel);
        await library.Tracks.CountAsync(query, 1, Cancel);
        await library.Albums.QueryAsync(new AlbumQuery { Genre = "IDM", Tag = "one" }, Cancel);
        await library.Albums.CountAsync(new AlbumQuery { Text = "album" }, 1, Cancel);
        ChangeResult deleted = await library.Tags.DeleteTagAsync((await library.Tags.FindTagAsync("one", Cancel))!.Id, cancellationToken: Cancel);
        await library.Services.GetRequiredService<IChangeHistory>().UndoAsync(deleted.Change!.Id, Cancel);

        Assert.Equal([], loggers.Logger.Entries.Where(entry => entry.Level >= LogLevel.Warning).Select(entry => entry.Message));
    }
}
