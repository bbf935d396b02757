using Kashf.ModelConversion.BuiltIn;

if (args is not [var source, var target])
{
    Console.Error.WriteLine("usage: Kashf.ModelConversion FOLDER-OF-SOURCES FOLDER");
    return 2;
}

Directory.CreateDirectory(target);
foreach (var model in BuiltInModels.Make(new Sources(source)))
{
    File.WriteAllBytes(Path.Combine(target, $"{model.Description.Id}.onnx"), model.File);
    File.WriteAllText(Path.Combine(target, $"{model.Description.Id}.json"), model.Description.ToJson());
}

return 0;
