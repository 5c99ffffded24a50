using System.Text;
using System.Text.Json;
using TrackStore.Storage.Mapping;
using TrackStore.Storage.Plans;

namespace TrackStore.History;

/// <summary>Writes the planned changes of all tables as JSON.</summary>
internal sealed class RowRecorder : IPlannedRowVisitor, IDisposable
{
    private readonly MemoryStream _stream = new();
    private readonly Utf8JsonWriter _writer;

    private RowRecorder()
    {
        _writer = new Utf8JsonWriter(_stream);
        _writer.WriteStartArray();
    }

    /// <summary>Returns what is planned so far, as <see cref="RecordedRow.Parse"/> reads it.</summary>
    public static string Record(LibraryRows rows)
    {
        using var recorder = new RowRecorder();
        rows.VisitPlan(recorder);
        recorder._writer.WriteEndArray();
        recorder._writer.Flush();
        return Encoding.UTF8.GetString(recorder._stream.GetBuffer(), 0, (int)recorder._stream.Length);
    }

    public void Visit<TRow>(TableMap<TRow> table, TRow? before, TRow? after)
        where TRow : class
    {
        ulong columns = before is null || after is null ? table.AllColumns : table.Differences(before, after) | table.KeyColumns;
        _writer.WriteStartObject();
        _writer.WriteString(RecordedRow.EntityName, typeof(TRow).Name);
        if (before is not null)
        {
            _writer.WritePropertyName(RecordedRow.BeforeName);
            RowJson.Write(_writer, table, before, columns);
        }

        if (after is not null)
        {
            _writer.WritePropertyName(RecordedRow.AfterName);
            RowJson.Write(_writer, table, after, columns);
        }

        _writer.WriteEndObject();
    }

    public void Dispose()
    {
        _writer.Dispose();
        _stream.Dispose();
    }
}
