namespace TrackStore.Presentation.Tests.DependencyInjection;

public sealed class AddPresentationTests
{
    [Fact]
    public void AddPresentation_Twice_AddsItOnce()
    {
        using ServiceProvider services = Build(null, store => store.AddPresentation().AddPresentation());

        Assert.Single(services.GetServices<ViewModelFactory>());
        Assert.Single(services.GetServices<SyncJobs>());
    }

    [Fact]
    public async Task AddPresentation_WithTextsOfTheHost_ShowsThem()
    {
        await using ServiceProvider services = Build(
            host => host.AddSingleton<PresentationTexts, GermanTexts>(), store => store.AddPresentation());

        await using TrackDetailsViewModel details = services.GetRequiredService<ViewModelFactory>().CreateTrackDetails();

        Assert.Equal("Jahr", details.GetField(TrackField.Year).Label);
    }

    [Fact]
    public async Task AddPresentation_ToANamedLibrary_WorksOnThatLibrary()
    {
        using var folder = new TemporaryFolder();
        await using (ServiceProvider services = new ServiceCollection()
            .AddTrackStore("club", store => store.UseSqlite(folder.PathOf("club.db")).AddPresentation())
            .BuildServiceProvider())
        {
            await services.GetRequiredKeyedService<ITrackRepository>("club")
                .AddAsync(new NewTrack { Title = "Title", Artist = "Artist" }, TestContext.Current.CancellationToken);
            await using TrackListViewModel list = services.GetRequiredKeyedService<ViewModelFactory>("club").CreateTrackList();

            await list.SetQueryAsync(new TrackQuery(), TestContext.Current.CancellationToken);

            Assert.Equal(1, list.Total);
        }
    }

    private static ServiceProvider Build(Action<IServiceCollection>? host, Action<ITrackStoreBuilder> configure)
    {
        var services = new ServiceCollection();
        host?.Invoke(services);
        services.AddTrackStore(store => configure(store.UseSqlite("unused.db")));
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    private sealed class GermanTexts : PresentationTexts
    {
        public override string FieldName(TrackField field) => field == TrackField.Year ? "Jahr" : base.FieldName(field);
    }
}
