using System.Data.Common;
using Dapper;

namespace TrackStore.Benchmarks.Lists.Peers;

/// <summary>Dapper, with a connection from the pool for each call.</summary>
internal sealed class DapperPeer(Func<DbConnection> connect, PeerSql sql) : IListPeer
{
    public string Name => "Dapper";

    public Task<List<PeerTrack>> PageAsync(int skip, int take) => ReadAsync(PeerSql.Page, new { skip, take });

    public Task<List<PeerTrack>> SearchAsync(string word, int take) => ReadAsync(sql.Search, new { word = $"%{word}%", take });

    public Task<List<PeerTrack>> GenreAsync(string genre, int take) => ReadAsync(PeerSql.Genre, new { genre, take });

    public Task<List<PeerTrack>> ImageAsync(bool hasImage, int take) => ReadAsync(PeerSql.Image(hasImage), new { take });

    public async Task<int> CountAsync(string word)
    {
        await using DbConnection connection = connect();
        return await connection.ExecuteScalarAsync<int>(sql.Count, new { word = $"%{word}%" }, commandTimeout: 0);
    }

    public async Task<int> GenreFacetAsync()
    {
        await using DbConnection connection = connect();
        return (await connection.QueryAsync<(string Name, long Count)>(PeerSql.GenreFacet, commandTimeout: 0)).Count();
    }

    private async Task<List<PeerTrack>> ReadAsync(string text, object parameters)
    {
        await using DbConnection connection = connect();
        return (await connection.QueryAsync<PeerTrack>(text, parameters, commandTimeout: 0)).AsList();
    }
}
