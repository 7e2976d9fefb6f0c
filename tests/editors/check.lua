-- Asks the language server of the open script and prints what it answers.
local function say(what, value)
  io.stdout:write(what .. ': ' .. vim.inspect(value):gsub('%s+', ' ') .. '\n')
end

local function ask(method, line, column)
  vim.api.nvim_win_set_cursor(0, { line, column })
  local params = { textDocument = vim.lsp.util.make_text_document_params(), position = { line = line - 1, character = column } }
  local answers = vim.lsp.buf_request_sync(0, method, params, 60000) or {}
  for _, answer in pairs(answers) do
    return answer.result
  end
end

vim.wait(60000, function() return #vim.diagnostic.get(0) > 0 end)
say('problem', vim.diagnostic.get(0)[1].message)
say('hover', ask('textDocument/hover', 4, 13))
local list = ask('textDocument/completion', 5, 5)
local labels = {}
for _, item in ipairs(list.items or list) do
  labels[#labels + 1] = item.label
end
say('completion', labels)
say('definition', ask('textDocument/definition', 4, 13))
vim.cmd('qa!')
