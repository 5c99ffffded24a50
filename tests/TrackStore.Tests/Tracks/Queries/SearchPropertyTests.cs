using TrackStore.Tests.Fixtures;
using TrackStore.Tests.Fixtures.PostgreSql;
using TrackStore.Tracks.Queries;

namespace TrackStore.Tests.Tracks.Queries;

public sealed class SearchPropertyTests
{
    // Small limits lead through the ways that otherwise only a large library needs.
    public static TheoryData<int, int> Limits => new() { { 5_000, 20_000 }, { 4, 10 }, { 1, 1_000 } };

    [Theory]
    [MemberData(nameof(Limits))]
    public Task Lists_OfAnyTerm_HaveTheTracksThatContainItInTheirOrder(int mostSorted, int mostTested)
        => CheckOnSqliteAsync(mostSorted, mostTested, hasIndex: true);

    [Fact]
    public Task Lists_WithoutSearchIndex_HaveTheTracksThatContainItInTheirOrder() => CheckOnSqliteAsync(4, 10, hasIndex: false);

    [Theory]
    [MemberData(nameof(Limits))]
    [Trait("Category", PostgreSqlRun.Category)]
    public async Task Lists_OfAnyTermOnPostgreSql_HaveTheTracksThatContainItInTheirOrder(int mostSorted, int mostTested)
    {
        await using PostgreSqlDatabase database = await PostgreSqlDatabase.CreateAsync();
        await using ServiceProvider library = new ServiceCollection().AddTrackStore(store => store.UsePostgreSql(database.ConnectionString))
            .AddSingleton(LimitsOf(mostSorted, mostTested)).BuildServiceProvider();
        ITrackRepository tracks = library.GetRequiredService<ITrackRepository>();
        var random = new Random(mostSorted);

        await SearchProperty.HoldsAsync(tracks, await SearchProperty.FillAsync(tracks, random), random, terms: 15);
    }

    private static async Task CheckOnSqliteAsync(int mostSorted, int mostTested, bool hasIndex)
    {
        await using var library = new TestLibrary(register: services => services.AddSingleton(LimitsOf(mostSorted, mostTested)));
        var random = new Random(mostSorted);
        Dictionary<long, string> names = await SearchProperty.FillAsync(library.Tracks, random);
        if (!hasIndex)
            library.Sql("DROP TABLE tracks_search; DELETE FROM store_settings WHERE key = 'search_index'");

        await SearchProperty.HoldsAsync(library.Tracks, names, random);
    }

    private static TrackListLimits LimitsOf(int mostSorted, int mostTested)
        => new()
        {
            MostSorted = mostSorted,
            TestedFirst = mostTested / 2,
            MostTested = mostTested,
            MostTestedBeforeSlow = mostTested,
            MostCounted = mostTested,
        };
}
