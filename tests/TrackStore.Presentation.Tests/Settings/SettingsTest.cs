using TrackStore.Presentation.Tests.Fakes;
using TrackStore.Presentation.Tests.Fixtures;

namespace TrackStore.Presentation.Tests.Settings;

/// <summary>A test of the settings of a library, whose calls to the library can be held or fail.</summary>
public abstract class SettingsTest : PanelTest
{
    private protected SettingsTest()
        : this(new Interceptor<IFieldRankings>(), new Interceptor<IArtworkMaintenance>(), new Interceptor<ITrackStoreDatabase>(), new SwitchableProcessor())
    {
    }

    private SettingsTest(
        Interceptor<IFieldRankings> rankings,
        Interceptor<IArtworkMaintenance> maintenance,
        Interceptor<ITrackStoreDatabase> database,
        SwitchableProcessor processor)
        : base(
            configure: store => store.ConfigureArtwork(options => options.KeepOriginals = true),
            replace: services =>
            {
                rankings.Register(services);
                maintenance.Register(services);
                database.Register(services);
                processor.Register(services);
            })
        => (RankingCalls, MaintenanceCalls, DatabaseCalls, Processor) = (rankings, maintenance, database, processor);

    private protected Interceptor<IFieldRankings> RankingCalls { get; }

    private protected Interceptor<IArtworkMaintenance> MaintenanceCalls { get; }

    private protected Interceptor<ITrackStoreDatabase> DatabaseCalls { get; }

    private protected SwitchableProcessor Processor { get; }

    private protected static FieldRankingViewModel RowOf(SettingsViewModel settings, TrackField field)
        => settings.Rankings.Single(row => row.Field == field);

    /// <summary>Adds a track about whose year two platforms disagree.</summary>
    private protected async Task<long> AddLinkedAsync()
    {
        Track track = await Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A" }, Cancel);
        foreach ((string platform, string year) in new[] { ("spotify", "1998"), ("discogs", "1997") })
        {
            await Tracks.AddPlatformInfoAsync(
                track.Id, platform, $"{platform}-1", fields: new TrackFieldValues { Year = year }, cancellationToken: Cancel);
        }

        return track.Id;
    }
}
